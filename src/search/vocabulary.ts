import { normalize } from './normalize.ts';

/**
 * The texts of one field, each kept once: pictures hold numbers, and a search looks through the texts and not through
 * the pictures.
 */
export type Vocabulary = {
  /** As they are compared, by number. */
  readonly texts: readonly string[];
  /** As they were first written, where that is shown; as they are compared otherwise. */
  readonly shown: readonly string[];
  /** The number of a text; a new one when it is new. */
  numberOf: (text: string) => number;
  /** Gives what was entered as `key` another name. */
  rename: (key: string, name: string) => void;
};

/** @param isShown whether the spelling is kept. Prompts are only looked through, and long. */
export function createVocabulary(isShown: boolean): Vocabulary {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const written: string[] = [];
  // Frames of a run stand side by side and say the same.
  let last = { text: '', number: -1 };

  const numberOf = (text: string): number => {
    if (last.number >= 0 && last.text === text) return last.number;
    const key = normalize(text);
    let number = numbers.get(key);
    if (number === undefined) {
      number = texts.push(key) - 1;
      numbers.set(key, number);
      if (isShown) written.push(text);
    }
    last = { text, number };
    return number;
  };

  return {
    texts,
    shown: isShown ? written : texts,
    numberOf,
    rename: (key, name) => {
      const number = numberOf(key);
      texts[number] = normalize(name);
      written[number] = name;
    },
  };
}
