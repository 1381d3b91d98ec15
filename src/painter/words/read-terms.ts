import { type Term, vocabulary } from './vocabulary.ts';

const termByWords = new Map<string, Term>(
  vocabulary.flatMap((term) => term.words.map((words): [string, Term] => [words, term])),
);
const longestTerm = 3;

/**
 * The known terms of a text, in its order; `next` says that a term follows without a word between. Unknown words are
 * passed over. Of overlapping terms the longest wins: "golden hour" is a time, "golden" a colour.
 */
export function readTerms(text: string): readonly { term: Term; touchesNext: boolean }[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const found: { term: Term; start: number; end: number }[] = [];
  for (let start = 0; start < words.length; ) {
    let length = Math.min(longestTerm, words.length - start);
    let term: Term | undefined;
    for (; length > 0; length--) {
      term = lookUp(words.slice(start, start + length));
      if (term !== undefined) break;
    }
    if (term !== undefined) found.push({ term, start, end: start + length });
    start += Math.max(1, length);
  }
  return found.map(({ term, end }, index) => ({ term, touchesNext: found[index + 1]?.start === end }));
}

function lookUp(words: readonly string[]): Term | undefined {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  for (const singular of singulars(last)) {
    const term = termByWords.get([...before, singular].join(' '));
    if (term !== undefined) return term;
  }
  return undefined;
}

/** What a word may be the plural of, itself first: "geese" and "cacti" are in the vocabulary as they are. */
function singulars(word: string): readonly string[] {
  const forms = [word];
  if (word.endsWith('s')) forms.push(word.slice(0, -1));
  if (word.endsWith('es')) forms.push(word.slice(0, -2));
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  return forms;
}
