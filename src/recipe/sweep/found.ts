import type { AxisValue } from './sweep.ts';
import type { Entry } from './value-list.ts';

/** What an entry of a list turned out to be, and where it stands: a value, or a sentence about why it is none. */
export type Found = { at: number; value: AxisValue; problem?: never } | { at: number; problem: string; value?: never };

export function value({ at, skip }: Entry, words: readonly string[], label: string, text: string): Found {
  return { at, value: { text, label, skip, words } };
}

export function wrong({ at }: Entry, problem: string): Found {
  return { at, problem };
}

/** A text short enough for a sentence, in quotation marks. */
export function quote(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}
