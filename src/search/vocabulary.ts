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
  /** From now on what was or will be entered as a key goes by its name; a key that has none is '', which is no text. */
  nameAll: (names: ReadonlyMap<string, string>) => void;
};

/** @param isShown whether the spelling is kept. Prompts are only looked through, and long. */
export function createVocabulary(isShown: boolean): Vocabulary {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const written: string[] = [];
  let names: ReadonlyMap<string, string> | undefined;
  // Frames of a run stand side by side and say the same.
  let last = { text: '', number: -1 };

  const numberOf = (text: string): number => {
    if (last.number >= 0 && last.text === text) return last.number;
    const key = normalize(text);
    let number = numbers.get(key);
    if (number === undefined) {
      const name = names ? (names.get(key) ?? '') : text;
      number = texts.push(names ? normalize(name) : key) - 1;
      numbers.set(key, number);
      if (isShown) written.push(name);
    }
    last = { text, number };
    return number;
  };

  return {
    texts,
    shown: isShown ? written : texts,
    numberOf,
    nameAll: (all) => {
      names = new Map([...all].map(([key, name]) => [normalize(key), name]));
      for (const [key, number] of numbers) {
        const name = names.get(key) ?? '';
        texts[number] = normalize(name);
        written[number] = name;
      }
    },
  };
}
