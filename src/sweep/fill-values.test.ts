import { expect, test } from 'vitest';
import { axisFieldNames } from '#recipe/sweep/axis-fields.ts';
import { readAxisValues } from '#recipe/sweep/axis-values.ts';
import { fillValues } from './fill-values.ts';

const lookup = {
  endpoints: [
    { id: 'demo', name: 'Built-in demo' },
    { id: 'mine', name: 'Studio, upstairs' },
  ],
  presets: [{ name: 'Film', fields: { steps: '30' } }],
  expand: (template: string) => [template],
};
const base = { model: 'a/b', prompt: 'a fox', seed: 7, width: 512, height: 512 };

test.each(axisFieldNames)('what is filled in for %s is read without a complaint', (field) => {
  const values = fillValues(field, lookup);
  if (values === undefined) return;
  const read = readAxisValues({ field, values }, { base }, lookup);
  expect(read.problems).toEqual([]);
  expect(read.values.length).toBeGreaterThan(1);
});

test('without presets there are none to fill in', () => {
  expect(fillValues('preset', { ...lookup, presets: [] })).toBeUndefined();
});
