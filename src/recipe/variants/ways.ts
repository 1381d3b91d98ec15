import { arrangementsOf } from './arrangements.ts';
import { type Choice, type Option, type Part, type Sequence, sizeOf } from './template.ts';

/** A way through a template: which of its texts is written. */
export type Way = {
  /** The ways through the parts of a sequence. */
  through: (parts: readonly Part[]) => readonly Way[];
  /** The options that are taken, in the order they are written in, and the way through each. */
  choose: (choice: Choice) => readonly (readonly [Sequence, Way])[];
};

/**
 * The way to the text with a number (0, 1, …), in the order of dynamic-prompts' combinatorial mode: what stands last
 * changes fastest, fewer options come before more.
 */
export function wayTo(index: number): Way {
  return {
    through: (parts) =>
      digitsOf(
        index,
        parts.map((part) => sizeOf(part).count),
      ).map(wayTo),
    choose: (choice) => {
      const { taken, rest } = takenAt(choice, index);
      const digits = digitsOf(
        rest,
        taken.map(({ size }) => size.count),
      );
      return taken.map((option, nth) => [option, wayTo(digits[nth] ?? 0)]);
    },
  };
}

/**
 * A way at random: as many options as the bounds allow, each number as likely; heavier options more often.
 *
 * @param chance numbers in 0 … 1, 1 excluded
 */
export function randomWay(chance: () => number): Way {
  const way: Way = {
    through: (parts) => parts.map(() => way),
    choose: ({ options, least, most }) => {
      const taken: Option[] = [];
      for (let left = least + Math.floor(chance() * (most - least + 1)); left > 0; left--) {
        const drawn = drawOne(
          options.filter((option) => !taken.includes(option)),
          chance(),
        );
        if (drawn) taken.push(drawn);
      }
      return taken.map((option) => [option, way]);
    },
  };
  return way;
}

/** A number taken apart into one digit for each count, the last one changing fastest. */
function digitsOf(index: number, counts: readonly number[]): number[] {
  let rest = index;
  const fastestFirst = counts.toReversed().map((count) => {
    const digit = rest % count;
    rest = Math.floor(rest / count);
    return digit;
  });
  return fastestFirst.reverse();
}

/** The options of the text with a number, and the number of that text among those of these options in this order. */
function takenAt({ options, least, totals }: Choice, index: number): { taken: Option[]; rest: number } {
  let rest = index;
  let number = least;
  for (let total = totals[number]; total !== undefined && rest >= total; total = totals[++number]) rest -= total;
  const taken: Option[] = [];
  const left = [...options];
  let before = 1; // texts of what is taken already
  while (taken.length < number && left.length > 0) {
    const more = number - taken.length - 1;
    for (const [nth, option] of left.entries()) {
      const here = before * option.size.count;
      const others = () => left.toSpliced(nth, 1).map(({ size }) => size.count);
      const total = more === 0 ? here : here * arrangementsOf(others(), more, rest / here);
      if (rest < total) {
        taken.push(option);
        left.splice(nth, 1);
        before = here;
        break;
      }
      rest -= total;
    }
  }
  return { taken, rest };
}

/** One of the options, heavier ones more often. */
function drawOne(options: readonly Option[], chance: number): Option | undefined {
  let left = chance * options.reduce((sum, { weight }) => sum + weight, 0);
  for (const option of options) {
    left -= option.weight;
    if (left < 0) return option;
  }
  return options.at(-1);
}
