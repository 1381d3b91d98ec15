import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryQuery } from '../../e2e/arbitrary-query.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { everything } from './query.ts';

const printed = (typed: string) => printQuery(parseQuery(typed).query);

/** What is typed, and the same in its one spelling. */
const spellings: [string, string][] = [
  ['fox', 'fox'],
  ['  red   fox ', 'red fox'],
  ['"red fox"', '"red fox"'],
  ['“red fox”', '"red fox"'],
  ['"red fo', '"red fo"'],
  ['5" nails', '"5\\"" nails'],
  ['-fox', '-fox'],
  ['−fox', '-fox'],
  ['--fox', 'fox'],
  ['t-shirt', 't-shirt'],
  ['cat and dog', 'cat dog'],
  ['cat or dog', 'cat or dog'],
  ['cat OR', 'cat'],
  ['"or"', '"or"'],
  ['a (b or c) d', 'a (b or c) d'],
  ['-(a b)', '-(a b)'],
  ['((a))', 'a'],
  ['model:flux', 'model:flux'],
  ['Model: "FLUX.1 dev"', 'model:"FLUX.1 dev"'],
  ['steps>20', 'steps>20'],
  ['steps > 20', 'steps>20'],
  ['steps:>20', 'steps>20'],
  ['steps≥20', 'steps>=20'],
  ['cfg=7', 'guidance:7'],
  ['guidance:3..7', 'guidance>=3 guidance<=7'],
  ['guidance:7-3', 'guidance>=3 guidance<=7'],
  ['guidance:3,5', 'guidance:3.5'],
  ['steps:..30', 'steps<=30'],
  ['steps:30..', 'steps>=30'],
  ['-steps:20..30', '-(steps>=20 steps<=30)'],
  ['size:1024x768', 'width:1024 height:768'],
  ['size:1024 × 768 fox', 'width:1024 height:768 fox'],
  ['size:512', 'width:512 height:512'],
  ['ratio:16:9', 'ratio:16:9'],
  ['ratio: 16 / 9', 'ratio:16:9'],
  ['ratio:square', 'ratio:1:1'],
  ['ratio:landscape', 'ratio>1'],
  ['took>10', 'took>10s'],
  ['took > 2 min', 'took>120s'],
  ['took<500ms', 'took<0.5s'],
  ['cost>$0.1', 'cost>0.1'],
  ['frame:42·3', 'run:42 frame:3'],
  ['frame:42.3', 'run:42 frame:3'],
  ['42·3', 'run:42 frame:3'],
  ['run:42', 'run:42'],
  ['is:picks', 'is:pick'],
  ['is:reject', 'is:rejected'],
  ['has:negative', 'has:negative'],
  ['after:2026-3', 'after:2026-03'],
  ['since:today', 'after:today'],
  ['on:2026/03/05', 'on:2026-03-05'],
  ['after:7days', 'after:7d'],
];

test.each(spellings)('%s is read as %s', (typed, expected) => {
  expect(printed(typed)).toBe(expected);
  expect(parseQuery(typed).problems).toEqual([]);
});

test.each(['', '   ', '()', 'or', '-', 'model:', 'is:pi', 'after:2026-', 'size:1024x', 'ratio:16:'])(
  '%j is half typed and asks for nothing yet',
  (typed) => {
    expect(parseQuery(typed)).toEqual({ query: everything, problems: [] });
  },
);

test.each([
  ['steps>many', '"steps>many"', 'no number'],
  ['colour:red', '"colour:red"', '“colour” is no field'],
  ['cat > dog', 'cat ">" dog', '“cat” is no field'],
  ['is:pretty', '"is:pretty"', 'comes one of'],
  ['after:2026-02-31', '"after:2026-02-31"', 'no date'],
  ['size:big', '"size:big"', 'no size'],
  ['model>flux', '"model>flux"', 'write model:flux'],
  ['(a or b', 'a or b', 'still open'],
  ['a) b', 'a b', 'never opened'],
])('%s is looked for as words, and the problem is said', (typed, expected, problem) => {
  const { query, problems } = parseQuery(typed);
  expect(printQuery(query)).toBe(expected);
  expect(problems.join()).toContain(problem);
});

describe('for every query', () => {
  test('what is printed is read back as the same query, without a problem', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        expect(parseQuery(printQuery(query))).toEqual({ query, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('for everything that can be typed', () => {
  const pieces = [
    'fox',
    '"',
    '“',
    '\\',
    '(',
    ')',
    '-',
    ' ',
    'or',
    'and',
    'model:',
    'steps',
    '>',
    '=',
    '..',
    '1',
    'size:',
    'x',
    '·',
    'after:',
    '2026',
    ':',
    'is:',
  ];
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
  );

  test('reading never throws, and its one spelling means the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { query } = parseQuery(text);
        expect(parseQuery(printQuery(query)).query).toEqual(query);
      }),
      { numRuns: 3000 },
    );
  });

  test('a minus before it in brackets negates it, twice gives it back', () => {
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        const text = printQuery(query);
        expect(parseQuery(`-(-(${text}))`).query).toEqual(query);
      }),
    );
  });
});

test.each([
  ['brackets', '('.repeat(100_000)],
  ['brackets with words', '(a '.repeat(50_000)],
  ['minuses', '-'.repeat(100_000)],
  ['open quotes', '"\\'.repeat(50_000)],
  ['spaces', `a${' '.repeat(100_000)}>`],
  ['one long word', 'a'.repeat(100_000)],
  ['half a field', 'a:'.repeat(50_000)],
  ['ranges', `steps:${'1.'.repeat(50_000)}`],
])('reads hostile %s at once', (_, text) => {
  const start = process.cpuUsage().user;
  parseQuery(text);
  expect((process.cpuUsage().user - start) / 1000).toBeLessThan(200);
});
