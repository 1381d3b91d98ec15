import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankDraft } from '#recipe/draft.ts';
import { presetOf, presetPartNames } from '#recipe/preset.ts';
import { longestFile, nameKey, readPresetFile, writePresetFile } from './preset-file.ts';

const fields = fc
  .tuple(
    fc.record({
      prompt: fc.string({ maxLength: 100, unit: 'binary' }),
      negativePrompt: fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
      steps: fc.string({ maxLength: 10 }),
      seed: fc.string({ maxLength: 10 }),
      seedLocked: fc.boolean(),
      scheduler: fc.string({ maxLength: 30 }),
      useCache: fc.boolean(),
    }),
    fc.subarray(presetPartNames, { minLength: 1 }),
  )
  .map(([typed, parts]) => presetOf({ ...blankDraft, ...typed }, new Set(parts)));

const name = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) =>
    text
      .replace(/\p{Cc}/gu, '')
      .slice(0, 80)
      .trim(),
  )
  .filter((text) => text !== '');

const presets = fc.uniqueArray(fc.record({ name, fields }), { selector: (each) => nameKey(each.name), maxLength: 8 });

test('what is written comes back, whatever it is', () => {
  fc.assert(
    fc.property(presets, (some) => {
      expect(readPresetFile(writePresetFile(some))).toEqual({ presets: some, problems: [] });
    }),
  );
});

test('no text makes it fall over', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((json) => `{"proofsheet":"presets","version":1,"presets":[${json}]}`),
  );
  fc.assert(fc.property(hostile, (text) => void expect(readPresetFile(text).presets).toBeInstanceOf(Array)));
});

const file = (...rows: unknown[]) => JSON.stringify({ proofsheet: 'presets', version: 1, presets: rows });

test.each<[string, string]>([
  ['', 'there are no presets of Proofsheet in it'],
  ['{"a":1}', 'there are no presets of Proofsheet in it'],
  ['[]', 'there are no presets of Proofsheet in it'],
  [' '.repeat(longestFile + 1), 'it is larger than 2 MB'],
])('a file of something else is refused in words', (text, reason) => {
  expect(readPresetFile(text)).toEqual({ presets: [], problems: [{ name: 'File', reason }] });
});

test('what cannot be used is named, and the rest is', () => {
  const text = file(
    { name: ' Film ', fields: { steps: 28, prompt: '{prompt}, film', lora: 'x', endpoint: 'evil', useCache: 'yes' } },
    { name: 'FILM', fields: { steps: '1' } },
    { name: 'x'.repeat(81), fields: { steps: '1' } },
    { name: 'Empty', fields: {} },
    { name: 'Nothing' },
    7,
    { name: 'Long', fields: { prompt: 'x'.repeat(10_001), seed: '5', seedLocked: true } },
  );
  expect(readPresetFile(text)).toEqual({
    presets: [
      { name: 'Film', fields: { steps: '28', prompt: '{prompt}, film' } },
      { name: 'Long', fields: { seed: '5', seedLocked: true } },
    ],
    problems: [
      { name: 'Film', reason: '“lora” is no field of the form' },
      { name: 'Film', reason: '“endpoint” is no field of the form' },
      { name: 'Film', reason: '“useCache” cannot be used as it stands there' },
      { name: 'FILM', reason: 'is there twice: the first was taken' },
      { name: 'Preset 3', reason: 'needs a name of 1 to 80 characters' },
      { name: 'Empty', reason: 'holds nothing that the form has' },
      { name: 'Preset 5', reason: 'is no preset' },
      { name: 'Preset 6', reason: 'is no preset' },
      { name: 'Long', reason: '“prompt” cannot be used as it stands there' },
    ],
  });
});

test('a key that objects are born with is a field of nobody', () => {
  const text = file().replace('[]', '[{"name":"P","fields":{"__proto__":{"steps":"9"},"constructor":"x","seed":"5"}}]');
  expect(readPresetFile(text)).toEqual({
    presets: [{ name: 'P', fields: { seed: '5' } }],
    problems: [
      { name: 'P', reason: '“__proto__” is no field of the form' },
      { name: 'P', reason: '“constructor” is no field of the form' },
    ],
  });
});

test('a file of another version is read as far as it is known', () => {
  const text = file({ name: 'A', fields: { steps: '5' } }).replace('"version":1', '"version":2');
  const { presets, problems } = readPresetFile(text);
  expect(presets).toHaveLength(1);
  expect(problems[0]?.reason).toContain('another version, 2');
});

test('five hundred presets are taken out of one file, and more are not', () => {
  const rows = Array.from({ length: 501 }, (_, index) => ({ name: `P${index}`, fields: { steps: '5' } }));
  const { presets, problems } = readPresetFile(file(...rows));
  expect(presets).toHaveLength(500);
  expect(problems).toEqual([{ name: 'File', reason: 'only the first 500 of its 501 presets were read' }]);
});
