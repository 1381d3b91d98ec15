import { type FactName, type Facts, type Other, type Said, sortValues } from './facts.ts';
import { asObject, type JsonValue, own, readJson } from './json.ts';
import { withoutPadding } from './texts.ts';

/** Names that only this text's last line gives: without one of them it is a line of prose with colons. */
const telling = /^(steps|seed|sampler|cfg scale|size|model|model hash|guidance scale)$/i;

/** A line with fewer pairs is part of the prompt: AUTOMATIC1111's own rule (METADATA C1, edge case a). */
const fewestPairs = 3;

/** Names whose letters would pass for a fact but that AUTOMATIC1111 means otherwise. */
const notFacts: Readonly<Record<string, FactName | undefined>> = { prompt: undefined, negativeprompt: undefined };

/**
 * AUTOMATIC1111's text: the prompt, a "Negative prompt:", and one last line of "key: value, …". Where that line is
 * missing, everything is prompt. Undefined when `certain` is asked for and the last line is not one.
 */
export function readA1111(text: string, certain: boolean): Said | undefined {
  const lines = withoutPadding(text).split(/\r?\n/);
  const pairs = readPairs(lines.at(-1) ?? '');
  const isLast = pairs.length >= fewestPairs && pairs.some(([key]) => telling.test(key));
  if (certain && !isLast) return undefined;
  const { prompt, negativePrompt } = readPrompts(isLast ? lines.slice(0, -1) : lines);
  const { facts, others } = sortValues(isLast ? pairs : [], notFacts);
  if (prompt !== '') facts.prompt = prompt;
  if (negativePrompt !== '') facts.negativePrompt = negativePrompt;
  const tool = toolOf(others);
  if (tool === 'Civitai') readCivitai(facts, others);
  return { tool, facts, others };
}

function readPrompts(lines: readonly string[]): { prompt: string; negativePrompt: string } {
  const mark = 'Negative prompt:';
  const trimmed = lines.map((line) => line.trim());
  const start = trimmed.findIndex((line) => line.startsWith(mark));
  const words = (part: readonly string[]) =>
    part
      .map((line) => (line.startsWith(mark) ? line.slice(mark.length).trim() : line))
      .join('\n')
      .trim();
  return {
    prompt: words(start < 0 ? trimmed : trimmed.slice(0, start)),
    negativePrompt: start < 0 ? '' : words(trimmed.slice(start)),
  };
}

/**
 * The pairs of a line, as AUTOMATIC1111's pattern finds them, in one pass: its pattern takes 1.9 s for 60 kB of "a "
 * (TRUST 15). Unlike it, JSON without quotes is kept whole: Civitai writes it (METADATA C1, edge case d).
 */
export function readPairs(line: string): [string, string][] {
  const pairs: [string, string][] = [];
  let bracketsMatch = true;
  let at = 0;
  for (let colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', at)) {
    const key = keyBefore(line, at, colon);
    at = colon + 1;
    if (key === undefined) continue;
    while (line.charAt(at) !== '' && line.charAt(at).trim() === '') at++;
    let end = endOfQuoted(line, at);
    if (end === undefined && bracketsMatch && /[[{]/.test(line.charAt(at))) {
      end = endOfBrackets(line, at);
      // Once is enough: looking again behind every bracket would take the square of the time.
      bracketsMatch = end !== undefined;
    }
    if (end === undefined) {
      const comma = line.indexOf(',', at);
      end = comma < 0 ? line.length : comma;
    }
    const value = line.slice(at, end).trim();
    if (value !== '') pairs.push([key, unquoted(value)]);
    at = end + 1;
  }
  return pairs;
}

/** The key that ends at a colon: a letter or digit, then at least one more, blank, hyphen or slash. */
function keyBefore(line: string, from: number, colon: number): string | undefined {
  let start = colon;
  while (start > from && /[\p{L}\p{N}_ \-/]/u.test(line.charAt(start - 1))) start--;
  while (start < colon && /[ \-/]/.test(line.charAt(start))) start++;
  return colon - start >= 2 ? line.slice(start, colon) : undefined;
}

/** Where a quoted value ends, if a comma or nothing follows it. */
function endOfQuoted(line: string, start: number): number | undefined {
  if (line.charAt(start) !== '"') return undefined;
  for (let at = start + 1; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === '\\') at++;
    else if (char === '"') return at > start + 1 && isEnd(line, at + 1) ? at + 1 : undefined;
  }
  return undefined;
}

function endOfBrackets(line: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < line.length; at++) {
    const char = line.charAt(at);
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && /[[{]/.test(char)) depth++;
    else if (!quoted && /[\]}]/.test(char) && --depth === 0) return isEnd(line, at + 1) ? at + 1 : undefined;
  }
  return undefined;
}

function isEnd(line: string, at: number): boolean {
  return at >= line.length || line.charAt(at) === ',';
}

function unquoted(value: string): string {
  if (!value.startsWith('"') || !value.endsWith('"')) return value;
  const text = json(value);
  return typeof text === 'string' ? text : value;
}

function json(text: string): JsonValue | undefined {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

function toolOf(others: readonly Other[]): string {
  const wordsOf = (name: string) => others.find((other) => other.name.toLowerCase() === name)?.value ?? '';
  const version = wordsOf('version');
  if (version.startsWith('Proofsheet')) return 'Proofsheet';
  if (version.startsWith('Fooocus')) return 'Fooocus';
  if (wordsOf('civitai resources') !== '') return 'Civitai';
  if (wordsOf('app') !== '') return wordsOf('app');
  return /^(f\d|neo|classic)/i.test(version) ? 'Forge' : 'AUTOMATIC1111';
}

/** Civitai names its model in a list of resources, and writes FLUX's guidance where others keep CFG, as Forge knows. */
function readCivitai(facts: Facts, others: readonly Other[]) {
  const resources = json(others.find(({ name }) => name === 'Civitai resources')?.value ?? '');
  const list = Array.isArray(resources) ? resources.map(asObject) : [];
  const model = own(list.find((each) => own(each, 'type') === 'checkpoint') ?? list[0], 'modelName');
  if (facts.model === undefined && typeof model === 'string') facts.model = model;
  if (facts.sampler !== 'Undefined') return;
  facts.sampler = 'Euler';
  facts.schedule = 'Simple';
  if (facts.cfg === undefined) return;
  facts.guidance = facts.cfg;
  facts.cfg = '1';
}
