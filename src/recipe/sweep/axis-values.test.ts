import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AxisField, axisFieldNames, axisFields } from './axis-fields.ts';
import { addValue, readAxisValues } from './axis-values.ts';
import { maxValues, type SweepLookup } from './sweep.ts';

const base = {
  model: 'owner/name',
  prompt: 'Astronaut riding a horse across a salt flat, low sun, 35mm',
  negativePrompt: ['blurry', 'text'],
  width: 1024,
  height: 768,
  seed: 7,
};
const lookup: SweepLookup = {
  endpoints: [
    { id: 'demo', name: 'Built-in demo' },
    { id: 'a1', name: 'Home' },
    { id: 'b1', name: 'Twin' },
    { id: 'b2', name: 'Twin' },
  ],
  presets: [
    { name: 'Film', fields: { guidanceScale: '3' } },
    { name: 'Night, deep', fields: {} },
    { name: 'Night', fields: {} },
  ],
  expand: (template) => [template],
};
/** Of the processor, since then: the machine may be shared. */
const usedMs = (since: NodeJS.CpuUsage) => process.cpuUsage(since).user / 1000;
const read = (field: AxisField, values: string) => readAxisValues({ field, values }, { base }, lookup);
const texts = (field: AxisField, values: string) =>
  read(field, values).values.map(({ text, skip }) => `${skip ? 'hole ' : ''}${text}`);
const problems = (field: AxisField, values: string) => read(field, values).problems.map(({ text }) => text);
const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => String(from + index * step));

test.each<[AxisField, string, string[]]>([
  ['steps', '12, 20, 28', ['12', '20', '28']],
  ['steps', ' 12 ,20,, 28, ', ['12', '20', '28']],
  ['steps', '12\n20 || 28', ['12', '20', '28']],
  ['steps', '1-5', ['1', '2', '3', '4', '5']],
  ['steps', '1 – 5', ['1', '2', '3', '4', '5']],
  ['steps', '5-1', ['5', '4', '3', '2', '1']],
  ['steps', '1-10 (+2)', ['1', '3', '5', '7', '9']],
  ['steps', '1-10(2)', ['1', '3', '5', '7', '9']],
  ['steps', '10-1 (-3)', ['10', '7', '4', '1']],
  // AUTOMATIC1111's own example in its wiki
  ['steps', '1-10 [5]', ['1', '3', '5', '7', '10']],
  ['steps', '10-50 [3]', ['10', '30', '50']],
  ['steps', '5-9 [1]', ['5']],
  ['steps', '4-4', ['4']],
  ['steps', '3, 5, .., 11', ['3', '5', '7', '9', '11']],
  ['steps', '3, 5, …, 10', ['3', '5', '7', '9', '10']],
  ['steps', '1, 2, .., 5, 10, 20, ..., 40', ['1', '2', '3', '4', '5', '10', '20', '30', '40']],
  ['steps', '9, 7, .., 1', ['9', '7', '5', '3', '1']],
  ['steps', '1-3, .., 6', ['1', '2', '3', '4', '5', '6']],
  ['steps', '12, SKIP: 20, SKIP:28', ['12', 'hole 20', 'hole 28']],
  ['steps', 'SKIP: 1-2, 3', ['hole 1', 'hole 2', '3']],
  ['steps', 'unset, 20', ['unset', '20']],
  ['steps', '"", 20', ['unset', '20']],
  ['guidanceScale', '0-1 (+0.1)', ['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1']],
  ['guidanceScale', '0, 0.1, .., 0.5', ['0', '0.1', '0.2', '0.3', '0.4', '0.5']],
  ['guidanceScale', '0-1 [4]', ['0', '0.333', '0.667', '1']],
  ['guidanceScale', '1-2 (+0.4)', ['1', '1.4', '1.8']],
  ['guidanceScale', '3.5, 5.0, 07', ['3.5', '5', '7']],
  ['width', '512-1024 [3]', ['512', '768', '1024']],
  ['width', '512-1024 [4]', ['512', '680', '848', '1024']],
  ['seed', '1, 4294967295', ['1', '4294967295']],
  ['size', '1024x768, 512 × 512, 640*480', ['1024x768', '512x512', '640x480']],
  ['size', '1:1, 16:9, unset', ['1:1', '16:9', 'unset']],
  ['model', 'a/b, c/d-1.0', ['a/b', 'c/d-1.0']],
  ['scheduler', 'DDIMScheduler, "Euler a, karras", unset', ['DDIMScheduler', 'Euler a, karras', 'unset']],
  ['prompt', 'a fox, red || a fox, blue', ['a fox, red', 'a fox, blue']],
  ['prompt', 'a fox, red\na fox, blue\n\n', ['a fox, red', 'a fox, blue']],
  ['prompt', 'a fox, red\r\na fox, blue', ['a fox, red', 'a fox, blue']],
  ['prompt', '"a fox, ""red""", a dog', ['a fox, "red"', 'a dog']],
  ['prompt', '"a || b", c', ['a || b', 'c']],
  ['prompt', '"two\nlines", c', ['two\nlines', 'c']],
  ['prompt', '5" pipe, the "old" man', ['5" pipe', 'the "old" man']],
  ['prompt', '"never closed, b', ['"never closed', 'b']],
  ['prompt', '"big" dog, cat', ['"big" dog', 'cat']],
  ['prompt', 'SKIP: a, "SKIP: b", SKIP: "c, d"', ['hole a', 'SKIP: b', 'hole c, d']],
  ['promptReplace', 'salt flat, meadow, ""', ['salt flat', 'meadow', '']],
  ['promptReplace', 'horse=cow, 35mm=film, sun=', ['horse=cow', '35mm=film', 'sun=']],
  ['promptReplace', 'salt flat || meadow, green', ['salt flat', 'meadow, green']],
  ['promptOrder', 'low sun, 35mm', ['low sun, 35mm', '35mm, low sun']],
  ['negative', 'blurry', ['as is', '-blurry']],
  ['negative', 'blurry, grain', ['as is', '-blurry', '+grain']],
  ['negative', 'blurry, as is', ['-blurry', 'as is']],
  ['negative', 'none, -blurry & -text, +salt & pepper', ['none', '-blurry & -text', '+salt & pepper']],
  ['negative', 'SKIP: blurry', ['as is', 'hole -blurry']],
  ['preset', 'none, film', ['none', 'Film']],
  ['preset', 'Night, deep', ['Night']],
  ['preset', 'Night, deep || Film, Night', ['Night, deep', 'Film, Night']],
  ['endpoint', 'built-in demo, Home', ['Built-in demo', 'Home']],
  ['provider', 'unset, fal-ai', ['unset', 'fal-ai']],
  ['useCache', 'on, OFF', ['on', 'off']],
])('%s: %j', (field, typed, expected) => {
  expect(texts(field, typed)).toEqual(expected);
});

test.each<[AxisField, string, string]>([
  ['steps', 'abc', '“abc” is not a number, nor a range such as 1-10 (+2) or 1-10 [5]'],
  ['steps', '1e3', '“1e3” is not a number, nor a range such as 1-10 (+2) or 1-10 [5]'],
  ['steps', '1-', '“1-” is not a number, nor a range such as 1-10 (+2) or 1-10 [5]'],
  ['steps', '0', '0 cannot be used. Steps: a whole number, at least 1'],
  ['steps', '2.5', '2.5 cannot be used. Steps: a whole number, at least 1'],
  ['steps', '499-503', '501 cannot be used. Steps: at most 500'],
  ['steps', '1-10 (-2)', '1-10 (-2) never gets to 10: write the step as (+…)'],
  ['steps', '1-10 (0)', '1-10 (0) never gets to 10: write the step as (+…)'],
  ['steps', '1-10 [0]', 'None at all: ask for at least 1'],
  ['steps', '1-1000000000', '1,000,000,000 values: an axis takes at most 1,000'],
  ['guidanceScale', '0-100 (+0.0000001)', '1,000,000,001 values: an axis takes at most 1,000'],
  ['steps', '1-500, 1-500, 1', 'With this they are more than 1,000: an axis takes no more'],
  ['steps', '1-10 [999999999]', '999,999,999 values: an axis takes at most 1,000'],
  ['seed', 'random 1000000', '1,000,000 values: an axis takes at most 1,000'],
  ['steps', '.., 5', 'Two dots go on from two numbers up to a third: 3, 5, .., 11'],
  ['steps', '1, 2, ..', 'Two dots go on from two numbers up to a third: 3, 5, .., 11'],
  ['steps', '5, 7, .., 1', '5, 7, .. never gets to 1'],
  ['steps', '', 'Inference steps: type its values'],
  ['steps', '20, 20.0', '“steps 20” is there already'],
  ['seed', 'unset', '“unset” is not a number, nor a range such as 1-10 (+2) or 1-10 [5]'],
  ['size', '1024', '“1024” is neither a size such as 1024x768 nor a ratio such as 16:9'],
  ['size', '0:9', '“0:9” is neither a size such as 1024x768 nor a ratio such as 16:9'],
  ['size', '8x512', '8x512 cannot be used. Width: a whole number, at least 16'],
  ['model', '../x', '“../x”: Model: owner/name, or a name that the server knows'],
  ['endpoint', 'Nowhere', 'No endpoint of yours is called “Nowhere”'],
  ['endpoint', 'Twin', '2 of your endpoints are called “Twin”: rename them apart'],
  ['preset', 'Noir', 'There is no preset called “Noir”'],
  ['provider', 'fal ai', '“fal ai” is no name of a provider, such as fal-ai'],
  ['useCache', 'maybe', '“maybe”: on or off'],
  ['promptReplace', '"", a', 'The first value is what is looked for: it cannot be empty'],
  ['promptReplace', 'a=b, c', '“c” is no pair such as cat=dog, as the first one is'],
  ['promptOrder', '35mm', 'An order needs two or more different parts of the prompt'],
  ['promptOrder', 'a, SKIP: b', 'These are parts of the prompt: none can be empty or skipped'],
  ['promptOrder', 'a, b, c, d, e, f, g', '7 parts have too many orders: at most 6 parts'],
  ['negative', '""', 'An item cannot be empty'],
])('%s: %j is told', (field, typed, text) => {
  expect(problems(field, typed)).toContain(text);
});

test('says where in the text a problem is', () => {
  expect(read('steps', '12, abc , SKIP: x').problems.map(({ at }) => at)).toEqual([4, 16]);
  expect(read('prompt', 'a || a').problems).toEqual([{ at: 5, text: '“a” is there already', kind: 'note' }]);
});

test('a ratio keeps the longer side of the base', () => {
  expect(read('size', '16:9, 1:1').values.map(({ words, label }) => [label, ...words])).toEqual([
    ['16:9', '1024', '576'],
    ['1:1', '1024', '1024'],
  ]);
});

test('random seeds follow from the seed of the sheet, and more of them begin with the same', () => {
  const four = texts('seed', 'random 4');
  expect(new Set(four).size).toBe(4);
  expect(texts('seed', 'random 6').slice(0, 4)).toEqual(four);
  expect(texts('seed', 'random 2, 5, random 2').filter((seed) => seed !== '5')).toEqual(four);
  const other = readAxisValues({ field: 'seed', values: 'random 4' }, { base: { ...base, seed: 8 } }, lookup);
  expect(other.values.map(({ text }) => text)).not.toEqual(four);
});

test('the example of every field is an example', () => {
  for (const field of axisFieldNames) {
    const { values, problems: told } = read(field, axisFields[field].example);
    expect([field, told]).toEqual([field, []]);
    expect(values.length).toBeGreaterThan(0);
  }
});

test('a range with a step is what counting gives', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 250 }),
      fc.integer({ min: 0, max: 250 }),
      fc.integer({ min: 1, max: 40 }),
      (from, more, step) => {
        expect(texts('steps', `${from}-${from + more} (+${step})`)).toEqual(range(from, from + more, step));
      },
    ),
  );
});

test('numbers never show what binary fractions add', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 99 }),
      (from, by, count) => {
        const typed = `${from / 100}-${(from + by * count) / 100} (+${by / 100})`;
        const expected = Array.from({ length: count + 1 }, (_, index) => String((from + by * index) / 100));
        expect(texts('guidanceScale', typed)).toEqual(expected);
      },
    ),
  );
});

test('any prompt added to any list comes back to the letter, and leaves the others as they are', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', ',', '"', '|', '\n', 'SKIP:', '=', '{'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      const wanted = [...new Set(words.map((each) => each.trim()).filter((each) => each !== ''))];
      const part = wanted.reduce(addValue, { field: 'prompt' as const, values: '' });
      expect(read('prompt', part.values).values.map(({ text, skip }) => [text, skip])).toEqual(
        wanted.map((text) => [text, false]),
      );
    }),
    { numRuns: 2000 },
  );
});

test('added to a list in its own manner', () => {
  expect(addValue({ field: 'steps', values: '12, 20, ' }, '28').values).toBe('12, 20, 28');
  expect(addValue({ field: 'prompt', values: 'a, b || c || ' }, 'd, e').values).toBe('a, b || c || d, e');
  expect(addValue({ field: 'prompt', values: 'a, b\nc' }, 'd, e').values).toBe('a, b\nc\nd, e');
  expect(addValue({ field: 'model', values: 'a/b' }, 'c/d').values).toBe('a/b, c/d');
});

test('nothing that is typed throws, or makes more values than an axis takes', () => {
  const pieces = fc.constantFrom(
    '1',
    '5',
    '.',
    '..',
    '-',
    '[',
    ']',
    '(',
    ')',
    '+',
    ',',
    '"',
    '||',
    'SKIP:',
    ' ',
    'random',
    'x',
    ':',
    '=',
    '\n',
    'blurry',
    '9999999999',
  );
  fc.assert(
    fc.property(fc.constantFrom(...axisFieldNames), fc.string({ unit: pieces, maxLength: 30 }), (field, typed) => {
      expect(read(field, typed).values.length).toBeLessThanOrEqual(maxValues);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['opening quotes', '"a,'.repeat(33_000)],
  ['quotes and spaces', '" '.repeat(50_000)],
  ['nested quotes', '"'.repeat(100_000)],
  ['separators', ',|'.repeat(50_000)],
  ['pipes', '||'.repeat(50_000)],
  ['SKIP:', 'SKIP:'.repeat(20_000)],
  ['spaces', ' '.repeat(100_000)],
  ['digits', '1'.repeat(100_000)],
  ['ranges', '1-1000,'.repeat(900)],
  ['dots', '1,2,..,500,'.repeat(900)],
])('100,000 characters of %s take no time', (_, typed) => {
  const before = process.cpuUsage();
  for (const field of ['steps', 'prompt', 'negative', 'size', 'promptReplace'] as const) read(field, typed);
  expect(usedMs(before)).toBeLessThan(2_000);
});
