import { type Option, type Part, sequenceOf } from './template.ts';

/** An option as written. */
export type Source = { text: string; weight: number; weightText?: string; parts: readonly Part[] };

/** Options without those written twice, which only weigh more. */
export function distinct(options: readonly Source[]): Option[] {
  const found = new Map<string, Option>();
  for (const { text, weight, parts } of options) {
    const before = found.get(text);
    found.set(text, before ? { ...before, weight: before.weight + weight } : { ...sequenceOf(parts), weight });
  }
  return [...found.values()];
}

/** Without the white space at both ends, where that matches: a line break there is layout, a space may be wanted. */
export function trimEdges(parts: readonly Part[], where: RegExp): Part[] {
  const trimmed = [...parts];
  const [first] = trimmed;
  if (typeof first === 'string' && where.test(/^\s*/.exec(first)?.[0] ?? '')) trimmed[0] = first.trimStart();
  const last = trimmed.at(-1);
  if (typeof last === 'string' && where.test(/\s*$/.exec(last)?.[0] ?? ''))
    trimmed[trimmed.length - 1] = last.trimEnd();
  return trimmed;
}

/** Text beside text is one text. */
export function joined(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else if (part !== '') whole.push(part);
  }
  return whole;
}
