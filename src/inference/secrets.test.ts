import { expect, test } from 'vitest';
import { InferenceError } from './inference-error.ts';
import { secretsIn } from './secrets.ts';

const basic = secretsIn(new Headers({ authorization: `Basic ${btoa('user:pass/word "1"')}` }));
const bearer = secretsIn(new Headers({ authorization: 'Bearer my-own-key-of-9876' }));

test.each([
  'user:pass/word "1"',
  'pass/word "1"',
  btoa('user:pass/word "1"'),
  btoa('pass/word "1"'),
  'pass%2Fword%20%221%22',
  'pass/word \\"1\\"',
])('of Basic, %s is concealed', (form) => {
  const { message } = new InferenceError('unauthorized', `bad ${form}!`).conceal(basic);
  expect(message).not.toContain(form);
  expect(message).not.toMatch(/user|pass/);
});

test.each(['my-own-key-of-9876', btoa('my-own-key-of-9876')])('of Bearer, %s is concealed', (form) => {
  expect(new InferenceError('unauthorized', `bad ${form}!`).conceal(bearer).message).toBe(`bad …${form.slice(-4)}!`);
});

test('nothing is left of a secret that stands where long words are cut', () => {
  for (let before = 430; before < 460; before++) {
    const error = new InferenceError('rejected', `${'x'.repeat(before)}my-own-key-of-9876${'y'.repeat(1000)}`);
    expect(error.conceal(bearer).message).not.toMatch(/my|own|key/);
  }
  for (let after = 130; after < 160; after++) {
    const error = new InferenceError('rejected', `${'x'.repeat(1000)}my-own-key-of-9876${'y'.repeat(after)}`);
    expect(error.conceal(bearer).message).not.toMatch(/own|key|of/);
  }
});

test('a request without credentials, or with very short ones, has no secrets', () => {
  expect(secretsIn(new Headers())).toEqual([]);
  expect(secretsIn(new Headers({ authorization: 'Bearer abc' }))).toEqual([btoa('abc')]);
});
