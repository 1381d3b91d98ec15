import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Wire } from './api.ts';
import { follow, patienceMs, type Read, type Step } from './follow.ts';
import { InferenceError } from './inference-error.ts';
import type { Receipt } from './made-picture.ts';

const origin = 'https://router.example';
const root = `${origin}/base/fal-ai`;
const bytes = 'UE5H'; // "PNG"

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A wire whose polls are answered by `say`; what was asked, when, and what was left to do is on it. */
function wire(say: (asked: number, url: string) => unknown, signal = new AbortController().signal) {
  const asked: { url: string; atMs: number; headers: Record<string, string> | undefined }[] = [];
  const receipts: Receipt[] = [];
  const start = performance.now();
  const made: Wire = {
    origin,
    target: { baseUrl: root, billTo: undefined, route: undefined },
    signal,
    ask: async (url, headers) => {
      asked.push({ url, atMs: performance.now() - start, headers });
      const answer = say(asked.length, url);
      if (answer instanceof Error) throw answer;
      return Response.json(answer);
    },
    collect: async (url) => {
      asked.push({ url, atMs: performance.now() - start, headers: undefined });
      return new Response('PNG');
    },
    mayCall: (origin) => origin !== 'https://barred.example',
    onReceipt: (receipt) => void receipts.push(receipt),
  };
  return Object.assign(made, { asked, receipts });
}

/** `{ask: path}` goes on, `{url}` collects, `{base64}` is there, `{fail}` ends. */
const read: Read = (answer): Step => {
  const { ask, url, base64, fail, notes } = Object(answer);
  if (fail) throw new InferenceError('malformed', fail);
  if (base64) return { kind: 'decode', base64, notes };
  if (url) return { kind: 'collect', url, ...(notes && { notes }) };
  return { kind: 'ask', path: ask.replace(/^same$/, '/x'), stage: 'poll', afterMs: 500, ...(notes && { notes }) };
};

const first = (answer: unknown) => Response.json(answer);
const settled = async <T>(work: Promise<T>) => {
  const result = work.then(
    (value) => ({ value, error: undefined }),
    (error: unknown) => ({ value: undefined, error }),
  );
  await vi.runAllTimersAsync();
  return result;
};

test('asks on under the root, as often as it is told, and collects; what was said stays true', async () => {
  const world = wire((asked) =>
    asked < 3 ? { ask: '/x/status?q=1' } : { url: 'https://cdn.example/a.png', notes: { seed: '7' } },
  );
  const following = follow(read, { root, headers: { 'x-a': 'b' } });
  const { value } = await settled(following(first({ ask: '/x/status?q=1', notes: { requestId: 'r1' } }), world));
  expect(await value?.bytes.text()).toBe('PNG');
  expect(value?.notes).toEqual({ requestId: 'r1', seed: '7' });
  expect(world.asked.map(({ url, atMs }) => [url, atMs])).toEqual([
    [`${root}/x/status?q=1`, 500],
    [`${root}/x/status?q=1`, 1000],
    [`${root}/x/status?q=1`, 1500],
    ['https://cdn.example/a.png', 1500],
  ]);
  expect(world.asked[0]?.headers).toEqual({ 'x-a': 'b' });
});

test('what is left to do is told once for each change, and nothing of it is lost on the way', async () => {
  const world = wire((asked) => (asked < 4 ? { ask: 'same' } : { url: `${origin}/a.png` }));
  await settled(follow(read)(first({ ask: 'same', notes: { requestId: 'r1' } }), world));
  expect(world.receipts).toEqual([
    { kind: 'ask', path: '/x', stage: 'poll', notes: { requestId: 'r1' } },
    { kind: 'collect', url: `${origin}/a.png`, notes: { requestId: 'r1' } },
  ]);
});

test('a receipt goes on where it was left', async () => {
  const world = wire(() => ({ base64: bytes }));
  const receipt: Receipt = { kind: 'ask', path: '/x', stage: 'poll', notes: { requestId: 'r1' } };
  const { value } = await settled(follow(read)(receipt, world));
  expect(await value?.bytes.text()).toBe('PNG');
  expect(value?.notes).toEqual({ requestId: 'r1' });
  const collected = wire(() => ({}));
  await settled(follow(read)({ kind: 'collect', url: 'https://cdn.example/a.png' }, collected));
  expect(collected.asked.map(({ url }) => url)).toEqual(['https://cdn.example/a.png']);
});

test('a picture at a data: address is there already', async () => {
  const world = wire(() => ({}));
  const { value } = await settled(follow(read)(first({ url: `data:image/png;base64,${bytes}` }), world));
  expect(await value?.bytes.text()).toBe('PNG');
  expect(world.asked).toEqual([]);
});

test('damaged base64 is malformed', async () => {
  const { error } = await settled(
    follow(read)(
      first({ base64: '%%%' }),
      wire(() => ({})),
    ),
  );
  expect(error).toMatchObject({ kind: 'malformed', message: 'The answer held a damaged picture.' });
});

describe('ends', () => {
  test('after ten minutes, owing the picture', async () => {
    const world = wire(() => ({ ask: 'same' }));
    const { error } = await settled(follow(read)(first({ ask: 'same' }), world));
    expect(error).toMatchObject({ kind: 'unfinished', message: 'No picture after ten minutes.' });
    const lastAsked = world.asked.at(-1)?.atMs ?? 0;
    expect(lastAsked).toBeGreaterThan(patienceMs - 1000);
    expect(lastAsked).toBeLessThanOrEqual(patienceMs + 500);
  });

  test('at once on abort, with no timer left', async () => {
    const controller = new AbortController();
    const reason = new Error('Cancel was pressed');
    const world = wire(() => ({ ask: 'same' }), controller.signal);
    const following = follow(read)(first({ ask: 'same' }), world).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1250);
    controller.abort(reason);
    expect(await following).toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
    expect(world.asked).toHaveLength(2);
  });

  test('at once when the answer says that it failed', async () => {
    const world = wire(() => ({ fail: 'FAILED' }));
    const { error } = await settled(follow(read)(first({ ask: 'same' }), world));
    expect(error).toMatchObject({ kind: 'malformed', message: 'FAILED' });
    expect(world.asked).toHaveLength(1);
  });

  test('when an answer has a shape that nobody foresaw', async () => {
    const { error } = await settled(
      follow(read)(
        first({ ask: 'same' }),
        wire(() => ({ what: 'ever' })),
      ),
    );
    expect(error).toMatchObject({
      kind: 'malformed',
      message: 'The answer was JSON without a picture: {"what":"ever"}',
    });
  });
});

describe('a poll that fails', () => {
  const broken = new InferenceError('unreachable', 'No answer reached this page.');

  test('for want of a connection is repeated, with growing waits', async () => {
    const world = wire((asked) => (asked < 4 ? broken : { base64: bytes }));
    const { value } = await settled(follow(read)(first({ ask: 'same' }), world));
    expect(value).toBeDefined();
    expect(world.asked.map(({ atMs }) => atMs)).toEqual([500, 1500, 3500, 7500]);
  });

  test('six times in a row is an answer', async () => {
    const world = wire(() => broken);
    const { error } = await settled(follow(read)(first({ ask: 'same' }), world));
    expect(error).toBe(broken);
    expect(world.asked).toHaveLength(6);
  });

  test('waits as long as the server asks, but no longer than a quarter of a minute', async () => {
    const limited = (retryAfterMs: number) => new InferenceError('rate-limited', 'slow down', { retryAfterMs });
    const world = wire((asked) => [limited(3000), limited(900_000)][asked - 1] ?? { base64: bytes });
    await settled(follow(read)(first({ ask: 'same' }), world));
    expect(world.asked.map(({ atMs }) => atMs)).toEqual([500, 3500, 18_500]);
  });

  test('because nobody knows the order leaves it to be asked for again', async () => {
    const world = wire(() => new InferenceError('not-found', 'Request not found', { status: 404 }));
    const { error } = await settled(follow(read)(first({ ask: 'same' }), world));
    expect(error).toMatchObject({ kind: 'unfinished', message: 'Request not found', status: 404 });
    expect(error).toMatchObject({ advice: { next: expect.stringContaining('asks for the same picture') } });
    expect(world.asked).toHaveLength(1);
  });

  test.each(['gone', 'rejected', 'forbidden'] as const)(
    'because it is %s ends the order, and says what that means',
    async (kind) => {
      const world = wire(() => new InferenceError(kind, 'Request not found'));
      const { error } = await settled(follow(read)(first({ ask: 'same' }), world));
      expect(error).toMatchObject({
        kind,
        advice: { next: 'It may have been billed all the same. Try again orders a new picture.' },
      });
      expect(world.asked).toHaveLength(1);
    },
  );
});

// TRUST R3, A-13.
describe('never asks outside its root', () => {
  test.each([
    '/../together/v1/images',
    '/x/../../together',
    '/%2e%2e/together',
    '/.%2E/.%2e/x',
    '/..\\together',
    '\\..\\..\\x',
    '@evil.example/x',
    '.evil.example/x',
    ':444/x',
    'https://evil.example/x',
    '//../../x',
    '/x/../..',
    '',
    'x',
  ])('%j', async (path) => {
    const world = wire(() => ({ base64: bytes }));
    const { error } = await settled(follow(() => ({ kind: 'ask', path, stage: 'poll' }), { root })(first({}), world));
    expect(error).toMatchObject({
      kind: 'malformed',
      message: 'The answer names an address that is not the endpoint’s own.',
      host: 'router.example',
    });
    expect(world.asked).toEqual([]);
  });

  test.each(['/x', '//evil.example/x', '/a/../b', '/https://evil.example', '/?q=../..', '/@evil.example'])(
    '%j stays under it',
    async (path) => {
      const world = wire(() => ({ base64: bytes }));
      await settled(
        follow(
          () => (world.asked.length > 0 ? { kind: 'decode', base64: bytes } : { kind: 'ask', path, stage: 'poll' }),
          { root },
        )(first({}), world),
      );
      expect(world.asked).toHaveLength(1);
      expect(world.asked[0]?.url.startsWith(`${root}/`)).toBe(true);
    },
  );
});

describe('a picture that is made but cannot be fetched', () => {
  test.each([
    [
      new InferenceError('unreachable', 'No answer reached this page.'),
      'uncollected',
      'cdn.example did not let this page read it.',
    ],
    [new InferenceError('forbidden', 'expired', { status: 403 }), 'uncollected', 'expired'],
    [new InferenceError('gone', 'gone', { status: 410 }), 'gone', 'gone'],
    [new InferenceError('not-found', 'no such file', { status: 404 }), 'not-found', 'no such file'],
  ] as const)('%s', async (cause, kind, message) => {
    const world = wire(() => ({}));
    world.collect = async () => {
      throw cause;
    };
    const { error } = await settled(follow(read)(first({ url: 'https://cdn.example/a.png' }), world));
    expect(error).toMatchObject({ kind, message });
  });

  test('is left where it lies when this page may not ask its host', async () => {
    const world = wire(() => ({}));
    const { error } = await settled(follow(read)(first({ url: 'https://barred.example/a.png' }), world));
    expect(error).toMatchObject({ kind: 'uncollected', host: 'barred.example' });
    expect(world.asked).toEqual([]);
  });
});
