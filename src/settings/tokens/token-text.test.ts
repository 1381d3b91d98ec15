import { expect, test } from 'vitest';
import { doubtAbout, tokenTextSchema } from './token-text.ts';

const canary = 'hf_CANARYabcdefghijklmnopqrstuvwxyz';
const router = 'https://router.huggingface.co';

test.each([
  [`  ${canary}\n`, canary],
  ['', ''],
  [`Bearer ${canary}`, canary],
  [`bearer: ${canary} `, canary],
  [`Authorization: Bearer ${canary}`, canary],
  ['Bearer', 'Bearer'],
  ['user:password', 'user:password'],
])('a token as typed is freed of what stands round it: %j', (typed, token) => {
  expect(tokenTextSchema.parse(typed)).toBe(token);
});

test.each([
  'hf_x\r\nX: y',
  'hf x',
  'hf_🔑',
  'hf_\u0000',
  'hf_ü',
  'hf_\u200b',
  `${canary} ${canary}`,
  'x'.repeat(10_000),
])('what fits in no header is refused in a sentence: %j', (typed) => {
  expect(tokenTextSchema.safeParse(typed).error?.issues[0]?.message).toMatch(/^Access token: \w/);
});

test('a token that is not of Hugging Face’s kind is doubted there', () => {
  expect(doubtAbout('sk-abcdefgh', router)).toContain('begin with hf_');
  for (const token of [canary, 'hf_oauth_x', 'api_org_x']) expect(doubtAbout(token, router)).toBeUndefined();
});

test('a token of Hugging Face is doubted where somebody else would get it, but not on one’s own machine', () => {
  expect(doubtAbout(canary, 'https://router.huggingface.co.evil.example')).toContain(
    'router.huggingface.co.evil.example is somebody else',
  );
  expect(doubtAbout(canary, 'http://127.0.0.1:7860')).toBeUndefined();
  expect(doubtAbout('sk-abcdefgh', 'https://api.openai.com')).toBeUndefined();
});
