import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { type ErrorKind, InferenceError } from './inference-error.ts';

const titles: Record<ErrorKind, string> = {
  'model-loading': 'The model is still loading',
  busy: 'The server is busy',
  'rate-limited': 'Rate limited',
  locked: 'The token has to be given first',
  unauthorized: 'The token was not accepted',
  forbidden: 'This token may not do that',
  payment: 'No credits left',
  'not-found': 'The model was not found there',
  gone: 'No longer served',
  rejected: 'The server refused these settings',
  broken: 'The server failed (500)',
  unreachable: 'api.example:8080 could not be reached',
  barred: 'This page may not call api.example:8080 yet',
  silent: 'No answer from api.example:8080',
  malformed: 'api.example:8080 answered, but not with a picture',
  unfinished: 'Still not done',
  uncollected: 'The picture is made, but could not be fetched',
  oversized: 'The picture is too large to be opened here',
  unsaved: 'The picture could not be kept',
};
const kinds = [
  'model-loading',
  'busy',
  'rate-limited',
  'locked',
  'unauthorized',
  'forbidden',
  'payment',
  'not-found',
  'gone',
  'rejected',
  'broken',
  'unreachable',
  'silent',
  'malformed',
  'oversized',
  'unsaved',
] as const satisfies readonly ErrorKind[];
const table = kinds.map((kind) => [kind, titles[kind]] as const);

test.each(table)('%s: says what happened (%s), in the server’s words, and what to do', (kind, title) => {
  const error = new InferenceError(kind, 'the server’s own words', { status: 500, host: 'api.example:8080' });
  const description = describeError(error);
  expect(description.title).toBe(title);
  expect(description.words).toBe('the server’s own words');
  expect(description.next).toMatch(/^[A-Z].*\.$/);
});

test('a server that fell silent with the order is asked for the same picture', () => {
  const receipt = { kind: 'ask', path: '/order', stage: 'status' } as const;
  expect(describeError(new InferenceError('silent', '').owing(receipt)).next).toContain('nothing is ordered twice');
});

test('no two kinds give the same advice', () => {
  const advice = kinds.map((kind) => describeError(new InferenceError(kind, '')).next);
  expect(new Set(advice).size).toBe(advice.length);
});

test.each([
  [7_000, 'Try again in 7 s.'],
  [400, 'Try again in 1 s.'],
  [89_000, 'Try again in 89 s.'],
  [90_000, 'Try again in 2 min.'],
  [3_600_000, 'Try again in 60 min.'],
  [0, 'Wait a little, then try again.'],
  [undefined, 'Wait a little, then try again.'],
])('a rate limit of %s ms: %s', (retryAfterMs, next) => {
  expect(describeError(new InferenceError('rate-limited', '', { retryAfterMs })).next).toBe(next);
});

test('speaks of “the server” when it does not know which', () => {
  expect(describeError(new InferenceError('unreachable', '')).title).toBe('the server could not be reached');
  expect(describeError(new InferenceError('broken', '')).title).toBe('The server failed');
});

test('what cannot be reached names the reasons a browser hides', () => {
  const { next } = describeError(new InferenceError('unreachable', ''));
  for (const reason of [/online/, /address/, /CORS/, /billed/]) expect(next).toMatch(reason);
});

test('an error of ours is said to be ours', () => {
  expect(describeError(new TypeError('x is not a function'))).toEqual({
    title: 'Something broke in Proofsheet',
    words: 'x is not a function',
    next: 'Try again; reload the page if it stays.',
  });
});
