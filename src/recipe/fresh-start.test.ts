import { expect, test } from 'vitest';
import { isFreshStart } from './fresh-start.ts';

test.each([
  ['a/one', 'A fox', 'b/two', 'hens at night', true],
  ['a/one', 'A fox', 'b/two', 'the FOX', false],
  ['a/one', 'A fox', 'a/one', 'hens at night', false],
])('from %s, “%s” to %s, “%s” is a fresh start: %s', (model, prompt, nextModel, nextPrompt, fresh) => {
  expect(isFreshStart({ model, prompt }, { model: nextModel, prompt: nextPrompt })).toBe(fresh);
});
