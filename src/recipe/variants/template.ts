import { arrangements } from './arrangements.ts';

/**
 * A prompt as it was written, taken apart: text, choices and variables. Every part knows how many texts it stands for
 * without writing them, so that a template of 10¹² prompts costs no more than one of two.
 */
export type Sequence = { parts: readonly Part[]; size: Size };

export type Part = string | Choice | Setting | Use;

/** What can be said of a part before it is written. */
export type Size = {
  /** Texts it stands for; beyond 2⁵³ about right, in the end Infinity. */
  count: number;
  /** Characters of the longest of them, or a little more. */
  longest: number;
  /** Whether one of them is empty or nothing but white space. */
  canBeBlank: boolean;
};

/** `{a|b}`, or `{1-2$$ and $$a|b|c}`: some of the options, in every order, joined. */
export type Choice = {
  kind: 'choice';
  options: readonly Option[];
  least: number;
  most: number;
  separator: string;
  /** Texts it stands for with 0, 1, 2, … options taken. */
  totals: readonly number[];
  size: Size;
};

export type Option = Sequence & { weight: number };

/** `${name=value}`, chosen anew at each use, or `${name=!value}`, chosen once. Writes nothing itself. */
export type Setting = { kind: 'setting'; once: boolean; value: Sequence; size: Size };

/** `${name}`. */
export type Use = { kind: 'use'; of: Setting; size: Size };

const nothing: Size = { count: 1, longest: 0, canBeBlank: true };

export function sizeOf(part: Part): Size {
  return typeof part === 'string' ? { count: 1, longest: part.length, canBeBlank: part.trim() === '' } : part.size;
}

export function sequenceOf(parts: readonly Part[]): Sequence {
  const size = parts.map(sizeOf).reduce(
    (sum, each) => ({
      count: sum.count * each.count,
      longest: sum.longest + each.longest,
      canBeBlank: sum.canBeBlank && each.canBeBlank,
    }),
    nothing,
  );
  return { parts, size };
}

/** @param most at most as many as there are options */
export function choiceOf(options: readonly Option[], least: number, most: number, separator: string): Choice {
  const counts = options.map(({ size }) => size.count);
  const totals = arrangements(counts, most);
  const lengths = options.map(({ size }) => size.longest).sort((a, b) => b - a);
  const blanks = options.filter(({ size }) => size.canBeBlank).length;
  const size = {
    count: totals.slice(least).reduce((sum, total) => sum + total, 0),
    longest: sum(lengths.slice(0, most)) + separator.length * Math.max(0, most - 1),
    canBeBlank: least === 0 || (blanks >= least && (least === 1 || separator.trim() === '')),
  };
  return { kind: 'choice', options, least, most, separator, totals, size };
}

export function settingOf(value: Sequence, once: boolean): Setting {
  return { kind: 'setting', once, value, size: { ...nothing, count: once ? value.size.count : 1 } };
}

export function usageOf(of: Setting): Use {
  const { count, longest, canBeBlank } = of.value.size;
  // At least one character, so that uses of uses of nothing cannot double without end either.
  return { kind: 'use', of, size: { count: of.once ? 1 : count, longest: Math.max(1, longest), canBeBlank } };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
