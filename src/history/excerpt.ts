/** A piece of a text, and whether it is one of the words looked for. Pieces of one text never share a place. */
export type Piece = { at: number; text: string; isHit: boolean };

/** As much of a prompt as a row of the list can show, in characters. */
const longest = 320;

/** How far into a text the first hit may stand so that the text is still shown from its beginning, in characters. */
const inSight = 140;

/** The part of a text that shows the first of the words, in pieces. */
export function excerptOf(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return [{ at: 0, text: clip(text, 0), isHit: false }];
  const pattern = new RegExp(`(${words.map(escaped).join('|')})`, 'giu');
  const first = text.search(pattern);
  const shown = clip(text, first > inSight ? first - 60 : 0);
  let at = 0;
  return shown.split(pattern).flatMap((piece, index) => {
    const from = at;
    at += piece.length;
    return piece === '' ? [] : { at: from, text: piece, isHit: index % 2 === 1 };
  });
}

function clip(text: string, from: number): string {
  const end = from + longest;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
