/** What came of an input: it was used, as a whole or in part, or it was refused in words. */
export type Verdict = 'accepted' | 'refused';

/** A door into the app: `draw` makes an input from chance, and gives the way to push it through. */
export type Kind = {
  name: string;
  draw: (chance: (below: number) => number) => () => Promise<Verdict>;
};

/** What a reader makes of drawn inputs. */
export function kind<Input>(
  name: string,
  draw: (chance: (below: number) => number) => Input,
  read: (input: Input) => Promise<Verdict> | Verdict,
): Kind {
  return {
    name,
    draw: (chance) => {
      const input = draw(chance);
      return async () => read(input);
    },
  };
}
