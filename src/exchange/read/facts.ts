import type { JsonValue } from './json.ts';
import { withoutPadding } from './texts.ts';

/** What tools say of a picture, by one set of names; values as the tool wrote them, digit by digit. */
export type Facts = Partial<Record<FactName, string>>;

export type FactName =
  | 'prompt'
  | 'negativePrompt'
  | 'steps'
  | 'cfg'
  | 'guidance'
  | 'seed'
  | 'width'
  | 'height'
  | 'sampler'
  | 'schedule'
  | 'model';

/** A parameter by the name and in the words of its tool. */
export type Other = { name: string; value: string };

/** What a tool's text says: the facts, and everything else it says. */
export type Said = { tool: string; facts: Facts; others: Other[]; bestEffort?: true };

/** The names tools have for the same thing, without case, blanks and punctuation. METADATA C1 to C8. */
const synonyms: ReadonlyMap<string, FactName | 'size'> = new Map([
  ...named('prompt', 'positiveprompt', 'inputs'),
  ...named('negativePrompt', 'negativeprompt', 'negative', 'uc'),
  ...named('steps', 'numinferencesteps', 'samplesteps'),
  ...named('cfg', 'cfgscale', 'guidancescale', 'scale', 'txtcfg'),
  ...named('guidance', 'distilledcfgscale', 'fluxguidancescale', 'distilledguidance'),
  ...named('seed', 'noiseseed'),
  ...named('width', 'imagewidth'),
  ...named('height', 'imageheight'),
  ...named('size', 'resolution', 'imagesize'),
  ...named('sampler', 'samplername', 'samplemethod', 'samplerindex'),
  ...named('schedule', 'scheduler', 'scheduletype', 'noiseschedule', 'samplersigma'),
  ...named('model', 'modelname', 'basemodel', 'basemodelname', 'stablediffusionmodel', 'usestablediffusionmodel'),
]);

function named<N extends FactName | 'size'>(name: N, ...others: string[]): [string, N][] {
  return [name.toLowerCase(), ...others].map((other) => [other, name]);
}

/** Kept of what a tool says beside the facts: enough for a list that somebody reads. */
const maxOthers = 100;
const longestOther = 500;

/**
 * Sorts named values into facts and others. Of two values for one fact the first counts; what is empty says nothing.
 * `mine`: names that mean something else, or more, to one tool; undefined there: not a fact at all.
 */
export function sortValues(
  values: Iterable<readonly [string, JsonValue]>,
  mine: Readonly<Record<string, FactName | undefined>> = {},
): { facts: Facts; others: Other[] } {
  const facts: Facts = {};
  const others: Other[] = [];
  for (const [name, value] of values) {
    const key = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const fact = Object.hasOwn(mine, key) ? mine[key] : synonyms.get(key);
    const text = textOf(value);
    const size = fact === 'size' ? sizeOf(text) : undefined;
    if (text === '') continue;
    if (size) {
      facts.width ??= size.width;
      facts.height ??= size.height;
    } else if (fact && fact !== 'size' && facts[fact] === undefined && isPlain(value)) facts[fact] = text;
    else if (others.length < maxOthers) others.push({ name: name.slice(0, 80), value: clip(text) });
  }
  return { facts, others };
}

const saysNothing: ReadonlySet<string> = new Set(['None', 'False', 'null', '[]', '{}']);

/** A value in words. Empty for what says nothing: null, false, "None", an empty list. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === false) return '';
  if (typeof value === 'string') {
    const text = withoutPadding(value.replaceAll('\r\n', '\n'));
    return saysNothing.has(text) ? '' : text;
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return saysNothing.has(text) ? '' : text;
}

export function clip(text: string): string {
  return text.length > longestOther ? `${text.slice(0, longestOther)}…` : text;
}

/** "832x1216", "832 x 1216", "(832, 1216)". */
function sizeOf(text: string): { width: string; height: string } | undefined {
  const [, width, height] = /^\(?(\d{1,9})\s?[x×,*]\s?(\d{1,9})\)?$/u.exec(text) ?? [];
  return width !== undefined && height !== undefined ? { width, height } : undefined;
}

function isPlain(value: JsonValue): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
