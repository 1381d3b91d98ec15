import type { Picture } from '#library/rows.ts';
import { modelName } from '#recipe/diff.ts';
import { fileName, promptWords } from '#recipe/file-name.ts';

/** What a name is made from: the picture, the run it is of, its frame in it, and its own size in pixels if known. */
export type NamedPicture = {
  picture: Picture;
  run: number;
  frame: number;
  size?: { width: number; height: number } | undefined;
};

/** What each field of a pattern stands for. An unset parameter is empty, and so are the hyphens round it. */
const fieldsOf = {
  prompt: ({ picture }) => promptWords(picture.recipe.prompt),
  seed: ({ picture }) => picture.recipe.seed,
  model: ({ picture }) => modelName(picture.recipe.model),
  date: ({ picture }) => localTime(picture.createdAt).date,
  time: ({ picture }) => localTime(picture.createdAt).time,
  run: ({ run }) => run,
  frame: ({ frame }) => frame,
  width: ({ picture, size }) => picture.recipe.width ?? size?.width,
  height: ({ picture, size }) => picture.recipe.height ?? size?.height,
  steps: ({ picture }) => picture.recipe.steps,
  guidance: ({ picture }) => picture.recipe.guidanceScale,
  scheduler: ({ picture }) => picture.recipe.scheduler,
  endpoint: ({ picture }) => picture.endpoint.name,
} satisfies Record<string, (named: NamedPicture) => string | number | undefined>;

export const patternFields = Object.keys(fieldsOf);

/** What is wrong with a pattern, for a person; undefined when names can be made by it. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'File names: write a pattern such as {prompt}-{seed}';
  if (pattern.length > 200) return 'File names: at most 200 characters';
  for (const [, field = ''] of pattern.matchAll(/\{([^{}]*)\}/g)) {
    if (!patternFields.includes(field)) return `File names: there is no {${field}}; there are ${listOfFields()}`;
  }
  const literal = pattern.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(literal)) return 'File names: a { or } stands alone; write fields as {seed}';
  const forbidden = literal.match(unsafe)?.[0];
  return forbidden && `File names: ${shown(forbidden)} cannot stand in a file name`;
}

/**
 * The name of a picture's file by a pattern, without a folder: safe on every system, at most 240 bytes of UTF-8 and the
 * extension, so that " (2)" still fits into the 255 that common file systems allow. A pattern that has a problem, or
 * comes to nothing, gives the usual name.
 */
export function nameByPattern(pattern: string, named: NamedPicture, extension: string): string {
  const usual = fileName(named.picture.recipe, extension);
  if (patternProblem(pattern) !== undefined) return usual;
  const stem = pattern.replace(/\{([^{}]*)\}/g, (_, field: string) => {
    const value = Object.entries(fieldsOf).find(([name]) => name === field)?.[1](named);
    return inName(String(value ?? ''));
  });
  const safe = safeStem(stem);
  return safe ? `${safe}.${extension}` : usual;
}

/** Names that differ from each other, also where upper and lower case are one: the second "a.png" is "a-2.png". */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const key = (name: string) => name.normalize('NFC').toLowerCase();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    let distinct = name;
    for (let count = 2; taken.has(key(distinct)); count++)
      distinct = `${name.slice(0, dot)}-${count}${name.slice(dot)}`;
    taken.add(key(distinct));
    return distinct;
  });
}

/** What Windows forbids, and what nobody can see: control characters, and marks that turn the direction of writing. */
const unsafe = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** Names of devices that Windows opens instead of a file, with any extension. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i;

/** A value as a part of a name: what could be taken for something else becomes a hyphen. */
function inName(value: string): string {
  return value.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._]+/gu, '-');
}

function safeStem(stem: string): string {
  const tidy = stem.normalize('NFC').replace(/-{2,}/g, '-');
  // Leading dots hide a file, leading hyphens look like an option, Windows drops dots and spaces at the end.
  const trimmed = (text: string) => text.replace(/^[\s.-]+|[\s.-]+$/g, '');
  const short = trimmed(cut(trimmed(tidy), 240));
  return device.test(short) ? `_${short}` : short;
}

/** The beginning of a text in so many bytes of UTF-8, not cut within what is seen as one character. */
function cut(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    bytes += new TextEncoder().encode(segment).length;
    if (bytes > maxBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Date and time of day where the designer is, in digits that sort: "2026-11-23" and "19-28-03". */
function localTime(at: number): { date: string; time: string } {
  const when = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    date: `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`,
    time: `${two(when.getHours())}-${two(when.getMinutes())}-${two(when.getSeconds())}`,
  };
}

function listOfFields(): string {
  return patternFields.map((field) => `{${field}}`).join(' ');
}

function shown(char: string): string {
  return /[\p{Cc}\p{Cf}\p{Z}]/u.test(char) ? 'an invisible character' : char;
}
