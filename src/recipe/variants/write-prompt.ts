import type { Part, Sequence, Setting } from './template.ts';
import type { Way } from './ways.ts';

/** A stretch of a prompt, and whether other prompts of the template have something else there. */
export type Piece = { text: string; varies: boolean };

/** The prompt that a way through a template leads to, in pieces. White space at both ends is left out. */
export function writePrompt(template: Sequence, way: Way): Piece[] {
  const values = new Map<Setting, readonly Piece[]>();

  const ofSequence = ({ parts }: Sequence, way: Way, varies: boolean): Piece[] => {
    const ways = way.through(parts);
    return parts.flatMap((part, nth) => ofPart(part, ways[nth] ?? way, varies));
  };

  const ofPart = (part: Part, way: Way, varies: boolean): readonly Piece[] => {
    if (typeof part === 'string') return [{ text: part, varies }];
    if (part.kind === 'choice') {
      return way.choose(part).flatMap(([option, inside], nth) => {
        const piece = ofSequence(option, inside, varies || part.size.count > 1);
        return nth === 0 ? piece : [{ text: part.separator, varies }, ...piece];
      });
    }
    if (part.kind === 'use') return values.get(part.of) ?? ofSequence(part.of.value, way, varies);
    if (part.once) values.set(part, ofSequence(part.value, way, varies || part.value.size.count > 1));
    return [];
  };

  return trimmed(ofSequence(template, way, false));
}

/** The text of a prompt in pieces. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function trimmed(pieces: readonly Piece[]): Piece[] {
  const isBlank = ({ text }: Piece) => text.trim() === '';
  const first = pieces.findIndex((piece) => !isBlank(piece));
  const last = pieces.findLastIndex((piece) => !isBlank(piece));
  return pieces.slice(first === -1 ? pieces.length : first, last + 1).map(({ text, varies }, nth, { length }) => {
    const fromStart = nth === 0 ? text.trimStart() : text;
    return { text: nth === length - 1 ? fromStart.trimEnd() : fromStart, varies };
  });
}
