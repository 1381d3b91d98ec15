import { expect, test } from 'vitest';
import { InferenceError, withoutTokens } from './inference-error.ts';

const secret = `hf_CANARY_${'x'.repeat(24)}1234`;

test.each([
  [`bad token ${secret}`, 'bad token hf_…1234'],
  [`Bearer ${secret} is wrong`, 'Bearer hf_…1234 is wrong'],
  [`"${secret}","${secret}"`, '"hf_…1234","hf_…1234"'],
  [`https://x.example/?token=${secret}`, 'https://x.example/?token=hf_…1234'],
  ['sk-abcdefgh12345678 and r8_abcdefghijklmnop1234', 'sk-…5678 and r8_…1234'],
  ['Authorization: Bearer 0123456789abcdef', 'Authorization: Bearer …'],
  ['authorization: bearer eyJhbGciOi.J9+/=', 'authorization: Bearer …'],
])('hides the token in %o', (text, clean) => {
  expect(withoutTokens(text)).toBe(clean);
});

test.each(['Rate limit reached. Please log in or use a HF access token', 'Bearer realm="x"', 'an hf_ask'])(
  'leaves %o alone',
  (text) => {
    expect(withoutTokens(text)).toBe(text);
  },
);

test('an error never shows a token, keeps its cause and what was told about it', () => {
  const cause = new TypeError('fetch failed');
  const error = new InferenceError('busy', `no ${secret}`, { status: 503, retryAfterMs: 5, host: 'x.example', cause });
  expect(error).toMatchObject({
    name: 'InferenceError',
    kind: 'busy',
    message: 'no hf_…1234',
    status: 503,
    retryAfterMs: 5,
    host: 'x.example',
    picture: undefined,
  });
  expect(error.cause).toBe(cause);
  expect(`${error.stack}`).not.toContain(secret);
});

test('a secret of any look can be taken out of the words; of a short one nothing is left', () => {
  const error = new InferenceError('unauthorized', 'key my own key 9876 is unknown; my own key 9876!');
  expect(error.conceal(['my own key 9876']).message).toBe('key …9876 is unknown; …9876!');
  expect(error.conceal(['unknown']).message).toBe('key …9876 is …; …9876!');
});
