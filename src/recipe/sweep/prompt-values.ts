import { type Found, quote, value, wrong } from './found.ts';
import type { Entry } from './value-list.ts';

/** Values that are changes of the prompts, not prompts. */

/** 6! orders are 720; 7! are more than an axis takes. */
const mostParts = 6;

/**
 * AUTOMATIC1111's search and replace, where the first value is what is looked for and stands for itself, or SwarmUI's
 * pairs: "cat=dog, photo=drawing". Words: what is looked for, what takes its place.
 */
export function readReplacements(entries: readonly Entry[]): Found[] {
  const [first] = entries;
  if (!first) return [];
  if (isPair(first)) return entries.map(readPair);
  if (first.text === '') return [wrong(first, 'The first value is what is looked for: it cannot be empty')];
  return entries.map((entry) =>
    value(entry, [first.text, entry.text], entry.text || `without ${quote(first.text)}`, entry.text),
  );
}

function isPair({ text, quoted }: Entry): boolean {
  return !quoted && text.indexOf('=') > 0;
}

function readPair(entry: Entry): Found {
  const cut = entry.text.indexOf('=');
  const [from, to] = [entry.text.slice(0, cut).trim(), entry.text.slice(cut + 1).trim()];
  return cut > 0 && from !== ''
    ? value(
        entry,
        [from, to],
        to === '' ? `without ${quote(from)}` : from === to ? from : `${from} → ${to}`,
        `${from}=${to}`,
      )
    : wrong(entry, `${quote(entry.text)} is no pair such as cat=dog, as the first one is`);
}

/** Every order of the parts listed, as Python's `itertools.permutations` gives them. Words: the parts in that order. */
export function readOrders(entries: readonly Entry[]): Found[] {
  const [first] = entries;
  const bad = entries.find(({ text, skip }) => skip || text === '');
  if (bad) return [wrong(bad, 'These are parts of the prompt: none can be empty or skipped')];
  const parts = [...new Set(entries.map(({ text }) => text))];
  if (!first) return [];
  if (parts.length < 2) return [wrong(first, 'An order needs two or more different parts of the prompt')];
  if (parts.length > mostParts)
    return [wrong(first, `${parts.length} parts have too many orders: at most ${mostParts} parts`)];
  return permutations(parts).map((order) => value(first, order, order.join(', '), order.join(', ')));
}

function permutations(parts: readonly string[]): string[][] {
  if (parts.length === 0) return [[]];
  return parts.flatMap((part, index) => permutations(parts.toSpliced(index, 1)).map((rest) => [part, ...rest]));
}

/**
 * Items of the negative prompt on and off. A bare item is switched: out where the base has it, in where not, and "as is"
 * comes before the first of them. Signs say exactly what: "-blurry & -text". Words: items with their signs, or "none".
 */
export function readItems(entries: readonly Entry[], base: readonly string[] = []): Found[] {
  const found = entries.map((entry) => readItem(entry, base));
  const bare = entries.find((entry) => !isExact(entry));
  const hasAsIs = entries.some(({ text, skip, quoted }) => !quoted && !skip && text === asIs);
  return bare && !hasAsIs ? [asItIs({ ...bare, skip: false }), ...found] : found;
}

const asIs = 'as is';
const signed = /^[+\-−]\s*\S/;

function isExact({ text, quoted }: Entry): boolean {
  return !quoted && (text === asIs || text === 'none' || signed.test(text));
}

function asItIs(entry: Entry): Found {
  return value(entry, [], 'negative as is', asIs);
}

function readItem(entry: Entry, base: readonly string[]): Found {
  const { text } = entry;
  if (text === '') return wrong(entry, 'An item cannot be empty');
  if (!isExact(entry)) return switched(entry, [`${base.includes(text) ? '-' : '+'}${text}`]);
  if (text === asIs) return asItIs(entry);
  if (text === 'none') return value(entry, ['none'], 'no negative', 'none');
  // Only an ampersand before another sign: "salt & pepper" is one item.
  return switched(
    entry,
    text
      .split(/(?<!\s)\s*&\s*(?=[+\-−])/)
      .map((item) => item.replace(/^([+\-−])\s*/, (_, sign) => (sign === '+' ? '+' : '-'))),
  );
}

function switched(entry: Entry, items: readonly string[]): Found {
  const inWords = items.map((item) => `${item.startsWith('-') ? '−' : '+'} ${item.slice(1)}`);
  return value(entry, items, inWords.join(' '), items.join(' & '));
}
