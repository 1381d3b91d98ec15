import { expect, test } from 'vitest';
import { giveUpTextSchema } from './give-up-field.tsx';

test.each([
  ['10', 10],
  [' 86400 ', 86_400],
  ['', undefined],
])('"%s" is a time to wait', (text, seconds) => {
  expect(giveUpTextSchema.parse(text)).toBe(seconds);
});

test.each(['9', '86401', '1.5', '1e3', '-1', 'soon'])('"%s" is none', (text) => {
  const { error } = giveUpTextSchema.safeParse(text);
  expect(error?.issues[0]?.message).toBe('Give up after: whole seconds, from 10 to 86400 (a day)');
});
