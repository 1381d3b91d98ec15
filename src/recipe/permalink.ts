import { fromBase64, toBase64Url } from '#lib/base64url.ts';
import { deflate, inflate } from '#lib/deflate.ts';
import { trimEnd } from '#lib/trim-end.ts';
import { checkupLink } from './checkup-link.ts';
import { numberFromText } from './draft.ts';
import { type Recipe, recipeSchema } from './recipe.ts';

/**
 * A recipe as the fragment of a link, which browsers never send to a server. Two forms, both read for ever:
 * `v=1&model=…&prompt=…` in the API's own names, and, when more than 15 % shorter, `z1.` + base64url of its deflate-raw.
 */
const version = '1';

/** The API's own names, in the order they are written. The type demands every field of the recipe. */
const linkNames = {
  model: 'model',
  prompt: 'prompt',
  negativePrompt: 'negative_prompt',
  guidanceScale: 'guidance_scale',
  steps: 'num_inference_steps',
  width: 'width',
  height: 'height',
  scheduler: 'scheduler',
  seed: 'seed',
} satisfies Record<keyof Recipe, string>;

/** Longest link that is looked at, in characters, and longest text a packed one may hold, in bytes (TRUST R7). */
export const longestLink = 32_768;
const maxUnpacked = 262_144;

/** So many names that mean nothing are told one by one; a link may hold thousands. */
const mostUnknown = 100;

/** Something in a link that was not used, under the name it had there. */
export type LinkProblem = { name: string; reason: string };

/** What a link brought: the fields that could be used, and every one that could not. */
export type LinkReading = {
  recipe: Partial<Recipe>;
  problems: LinkProblem[];
  /** What it says of a sweep, as it stands there; `readSweep` of `sweep/sweep-link.ts` knows what it means. */
  sweep?: string[];
};

/**
 * The fragment (without #) for a recipe, or for a part of one such as "all but the seed". Unset fields are left out.
 *
 * @param more what follows the recipe, encoded
 */
export async function writeLink(recipe: Partial<Recipe>, more = ''): Promise<string> {
  const readable = writeReadable(recipe) + more;
  const packed = `z1.${toBase64Url(await deflate(readable))}`;
  return packed.length < readable.length * 0.85 ? packed : readable;
}

/**
 * What a fragment says, read generously: any order, `+` or `%20`, with or without `#`, wrapped over lines, with the
 * full stop or bracket a chat put behind it. Undefined when there is no link at all. Never throws.
 */
export async function readLink(fragment: string): Promise<LinkReading | undefined> {
  const link = fragment.replace(/^[#/?]+/, '').replace(/[\r\n\t]/g, '');
  if (link === '' || link === checkupLink) return undefined;
  if (link.length > longestLink) return damaged('it is too long to be one of ours');
  if (!/^z\d+\./.test(link)) return readReadable(trimEnd(link, /[.)\]>,;"'”»]/));
  if (!link.startsWith('z1.')) return damaged('it was made by a newer Proofsheet');
  try {
    // A browser writes `%20` and a careful program `%2B`; a wrapped line is left out, as above.
    const said = decodeURIComponent(link.slice(3)).replace(/[\r\n\t]/g, '');
    const packed = trimEnd(said, /[^\w+/=-]/).replace(/ /g, '+');
    return readReadable(await inflate(fromBase64(packed), maxUnpacked));
  } catch {
    return damaged('it is damaged or was cut short');
  }
}

function writeReadable(recipe: Partial<Recipe>): string {
  const params = new URLSearchParams({ v: version });
  for (const [field, name] of Object.entries(linkNames)) {
    for (const value of [Object.entries(recipe).find(([key]) => key === field)?.[1]].flat()) {
      if (value !== undefined) params.append(name, String(value));
    }
  }
  // Slashes are legal in a fragment and kinder to read; a closing full stop would be taken for the end of a sentence.
  return params.toString().replaceAll('%2F', '/').replace(/\.$/, '%2E');
}

function readReadable(link: string): LinkReading {
  const params = new URLSearchParams(link);
  const problems: LinkProblem[] = [];
  const recipe: Partial<Recipe> = {};
  const written = params.get('v');
  if (written !== null && written !== version)
    problems.push({ name: 'v', reason: `made by another version, ${clip(written)}` });

  const known: string[] = ['v', 'sweep', ...Object.values(linkNames)];
  const unknown = [...new Set(params.keys())].filter((name) => !known.includes(name));
  for (const name of unknown.slice(0, mostUnknown))
    problems.push({ name: clip(name), reason: 'not a parameter of ours' });
  if (unknown.length > mostUnknown)
    problems.push({ name: 'link', reason: `${unknown.length} of its names are not parameters of ours` });
  for (const name of known.filter((name) => name !== 'sweep' && name !== linkNames.negativePrompt))
    if (params.getAll(name).length > 1) problems.push({ name, reason: 'given twice, the first was taken' });

  const take = <F extends keyof Recipe>(field: F, value: unknown) => {
    const result = recipeSchema.shape[field].safeParse(value);
    if (result.success) Object.assign(recipe, { [field]: result.data });
    else problems.push({ name: linkNames[field], reason: result.error.issues[0]?.message ?? 'not usable' });
  };
  for (const field of ['model', 'prompt', 'scheduler'] as const) {
    const value = params.get(linkNames[field]);
    if (value) take(field, value.replaceAll('\r\n', '\n'));
  }
  for (const field of ['guidanceScale', 'steps', 'width', 'height', 'seed'] as const) {
    const value = params.get(linkNames[field]);
    if (value) take(field, numberFromText(value));
  }
  const negative = params.getAll(linkNames.negativePrompt).filter((item) => item.trim() !== '');
  if (negative.length > 0) take('negativePrompt', negative);
  const sweep = params.getAll('sweep');
  return { recipe, problems, ...(sweep.length > 0 && { sweep }) };
}

function damaged(reason: string): LinkReading {
  return { recipe: {}, problems: [{ name: 'link', reason }] };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
