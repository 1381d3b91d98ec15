// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax under test
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import { expandPrompt, readTemplate } from './read-template.ts';
import { TemplateError } from './template-error.ts';

/** A template and what it stands for, found the plain way: every combination written out. */
type Known = { text: string; count: number; prompts: () => string[] };

const product = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]]);
const ordered = <T>(items: readonly T[], taken: number): T[][] =>
  taken === 0
    ? [[]]
    : items.flatMap((item, nth) => ordered(items.toSpliced(nth, 1), taken - 1).map((rest) => [item, ...rest]));

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '🦊', '-'), minLength: 1, maxLength: 3 });

const { known } = fc.letrec<{ known: Known; choice: Known; literal: Known }>((tie) => ({
  literal: word.map((text) => ({ text, count: 1, prompts: () => [text] })),
  choice: fc
    .record({
      options: fc.array(tie('known'), { minLength: 2, maxLength: 3 }),
      bounds: fc.option(fc.tuple(fc.nat(3), fc.nat(3)), { nil: undefined }),
    })
    .map(({ options: given, bounds }) => {
      const options = given.filter(({ text }, nth) => given.findIndex((other) => other.text === text) === nth);
      const [least = 1, most = 1] = (bounds ?? [])
        .map((bound) => Math.min(bound, options.length))
        .sort((a, b) => a - b);
      const numbers = Array.from({ length: most - least + 1 }, (_, nth) => least + nth);
      const body = given.map(({ text }) => text).join('|');
      const takes = numbers.flatMap((number) => ordered(options, number));
      return {
        text: bounds ? `{${bounds.join('-')}$$+$$${body}}` : `{${body}}`,
        count: takes.reduce((sum, taken) => sum + taken.reduce((all, { count }) => all * count, 1), 0),
        prompts: () =>
          takes.flatMap((taken) => product(taken.map(({ prompts }) => prompts())).map((row) => row.join('+'))),
      };
    }),
  known: fc
    .array(fc.oneof({ maxDepth: 2 }, tie('literal'), tie('choice')), { minLength: 1, maxLength: 3 })
    .map((parts) => ({
      text: parts.map(({ text }) => text).join(''),
      count: parts.reduce((all, { count }) => all * count, 1),
      prompts: () => product(parts.map(({ prompts }) => prompts())).map((row) => row.join('')),
    })),
}));

test('every template stands for what writing out every combination gives, in the same order', () => {
  fc.assert(
    fc.property(known, ({ text, count, prompts }) => {
      fc.pre(count <= 1000);
      expect(expandPrompt(`_${text}`)).toEqual([...new Set(prompts().map((prompt) => `_${prompt}`))]);
    }),
    { numRuns: 300 },
  );
});

test('text that does not look like a template comes through byte for byte', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'{}|$#\\ \na:!1') }),
    fc.string({ unit: fc.constantFrom(...'|$#\\ a') }),
  );
  fc.assert(
    fc.property(text, (prompt) => {
      fc.pre(!mayBeTemplate({ prompt, variants: 'every' }));
      expect(expandPrompt(prompt)).toEqual([prompt]);
    }),
    { numRuns: 500 },
  );
});

test('any text with every mark escaped stands for itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}|$#\\ \nab:=!1') }), (text) => {
      const written = `_${text}_`;
      expect(expandPrompt(written.replace(/[{}|$#\\]/g, '\\$&'))).toEqual([written]);
    }),
  );
});

test('any text at all is read or told of, and what is drawn is what it stands for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}|$#\\ \nab:=!1-.', '${a', '$$', '1-2$$'), maxLength: 40 }),
      fc.nat(),
      (text, seed) => {
        const reading = readTemplate(text);
        if (reading instanceof TemplateError || reading.count > 1000) return;
        const chance = chanceFrom(seed);
        expect(expandPrompt(text)).toContain(reading.draw(chance));
      },
    ),
    { numRuns: 2000 },
  );
});

test('weights say how often an option is drawn, and every draw is one of the prompts', () => {
  const reading = readTemplate('{3::a|b} {0::x|y} {1-2$$p|q}');
  if (reading instanceof TemplateError) throw reading;
  const chance = chanceFrom(1);
  const drawn = Array.from({ length: 4000 }, () => reading.draw(chance));
  expect(drawn.filter((prompt) => prompt.startsWith('a')).length / 4000).toBeCloseTo(0.75, 1);
  expect(drawn.filter((prompt) => prompt.includes('x'))).toEqual([]);
  expect(new Set(drawn)).toEqual(new Set(expandPrompt('{a|b} y {1-2$$p|q}')));
});

/** Park and Miller's generator: even enough, and the same in every run. */
function chanceFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
