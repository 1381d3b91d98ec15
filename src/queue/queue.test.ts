import { onlineManager, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGate } from '#costs/gate.ts';
import { demoEndpoint } from '#inference/endpoint.ts';
import { type ErrorKind, InferenceError } from '#inference/inference-error.ts';
import type { MadePicture } from '#inference/made-picture.ts';
import type { JobRow, Order, Picture } from '#library/rows.ts';
import { type Attempt, attemptKey, jobIn } from './job.ts';
import { isPaused, pausedKey } from './paused.ts';
import { phaseOf } from './phase.ts';
import type { QueuePorts } from './ports.ts';
import { createQueue } from './queue.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  onlineManager.setOnline(true);
  vi.useRealTimers();
});

const made: MadePicture = {
  blob: new Blob(['pixels'], { type: 'image/png' }),
  type: 'image/png',
  notes: { computeTimeS: 2 },
  tookMs: 2000,
};

function orders(
  count: number,
  { model = 'owner/name', endpoint = 'own', baseUrl = 'https://own.example' } = {},
): Order[] {
  return Array.from({ length: count }, (_, index) => ({
    recipe: { model, prompt: 'a lighthouse', seed: index + 1 },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: endpoint, name: 'Own', api: 'inference-api', baseUrl },
  }));
}

const failure = (kind: ErrorKind, message: string, details: { status?: number; retryAfterMs?: number } = {}) =>
  new InferenceError(kind, message, details);
const loading = (seconds: number) =>
  failure('model-loading', 'Model X is currently loading', { status: 503, retryAfterMs: seconds * 1000 });

/** A queue in a world that writes down what happens, in order. Requests stay open until the test answers them. */
function startWorld(ports: Partial<QueuePorts> = {}) {
  const client = new QueryClient();
  client.mount();
  const log: string[] = [];
  const rows = new Map<string, JobRow>();
  const kept: Picture[] = [];
  const open: { seed: number; signal: AbortSignal; answer: (answer: MadePicture | Error) => Promise<void> }[] = [];
  const queue = createQueue(client, {
    tab: 'this-tab',
    now: Date.now,
    clear: () => undefined,
    infer: ({ recipe: { seed } }, { signal }) =>
      new Promise((resolve, reject) => {
        log.push(`infer ${seed}`);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        const answer = async (answer: MadePicture | Error) => {
          if (answer instanceof Error) reject(answer);
          else resolve(answer);
          await vi.advanceTimersByTimeAsync(0);
        };
        open.push({ seed, signal, answer });
      }),
    writeRun: async (run, jobs) => {
      log.push(`run of ${run.frames} written`);
      for (const job of jobs) rows.set(job.id, job);
    },
    writeJob: async (row) => void rows.set(row.id, row),
    noteJob: async (row) => {
      log.push(row.receipt ? `receipt ${row.id.slice(-1)}: ${row.receipt.kind}` : `sent ${row.id.slice(-1)}`);
      rows.set(row.id, row);
    },
    markFailed: async (id, { message }, receipt) =>
      void log.push(`failed ${id.slice(-1)}: ${message}${receipt ? ', owed' : ''}`),
    removeJob: async (id) => void rows.delete(id),
    keep: async (picture) => {
      kept.push(picture);
      rows.delete(picture.id);
    },
    announceRun: () => undefined,
    ...ports,
  });

  /** Every job in its line: seed and phase. */
  const jobs = () => {
    const all = client.getMutationCache().getAll();
    return all.map(({ state, options }, index) => {
      const job = jobIn(state.variables);
      const attempt = job && client.getQueryData<Attempt>(attemptKey(job.id));
      const before = all.slice(0, index).filter((other) => other.options.scope?.id === options.scope?.id);
      const ahead = before.filter((other) => other.state.status === 'pending').length;
      const atGate = client.getQueryData<readonly string[]>(pausedKey) ?? [];
      const paused = job !== undefined && isPaused({ job, state }, attempt, atGate);
      return `${job?.recipe.seed} ${phaseOf(state, attempt, ahead, onlineManager.isOnline(), paused).kind}`;
    });
  };
  const started = async (some: readonly Order[]) => {
    const run = queue.start(some);
    await vi.advanceTimersByTimeAsync(0);
    return (frame: number) => `${run}-000${frame}`;
  };
  const errorOf = (id: string) =>
    client
      .getMutationCache()
      .getAll()
      .find(({ state }) => jobIn(state.variables)?.id === id)?.state.error;
  return { client, queue, log, rows, kept, open, jobs, started, errorOf };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

test('a cold model is waited for, and then its picture is kept', async () => {
  const { started, open, jobs, kept, rows } = startWorld();
  const id = await started(orders(1));
  expect(jobs()).toEqual(['1 generating']);
  await open[0]?.answer(loading(20));
  expect(jobs()).toEqual(['1 loading']);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(open).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(jobs()).toEqual(['1 generating']);
  await open[1]?.answer(made);
  expect(kept).toMatchObject([
    { id: id(1), type: 'image/png', bytes: 6, attempts: 2, tookMs: 2000, notes: { computeTimeS: 2 } },
  ]);
  expect(jobs()).toEqual([]);
  expect(rows.size).toBe(0);
});

test('every job is written down before the first request leaves', async () => {
  const { started, log, rows } = startWorld();
  const id = await started(orders(2));
  expect(log).toEqual(['run of 2 written', 'sent 1', 'infer 1', 'sent 2', 'infer 2']);
  expect(rows.get(id(2))).toMatchObject({ tab: 'this-tab', recipe: { seed: 2 } });
});

test('a refusal fails at once, with the server’s words, and is noted for after a reload', async () => {
  const { started, open, jobs, log, errorOf } = startWorld();
  const id = await started(orders(1));
  await open[0]?.answer(failure('rejected', '`width` must be divisible by 8', { status: 400 }));
  expect(jobs()).toEqual(['1 failed']);
  expect(errorOf(id(1))?.message).toBe('`width` must be divisible by 8');
  expect(log.at(-1)).toBe('failed 1: `width` must be divisible by 8');
});

test('two requests at a time go to one model, and another model does not wait for them', async () => {
  const { started, open, jobs } = startWorld();
  await started(orders(4));
  expect(jobs()).toEqual(['1 generating', '2 generating', '3 queued', '4 queued']);
  await started(orders(1, { model: 'owner/other' }));
  expect(open.map(({ seed }) => seed)).toEqual([1, 2, 1]);
  await open[0]?.answer(made);
  expect(jobs()).toEqual(['2 generating', '3 generating', '4 queued', '1 generating']);
});

test('a failed job lets the next one of its lane run', async () => {
  const { started, open, jobs } = startWorld();
  await started(orders(3));
  await open[0]?.answer(failure('rejected', 'no'));
  expect(jobs()).toEqual(['1 failed', '2 generating', '3 generating']);
});

test('cancelling a running job aborts its request, strikes it out and frees the lane', async () => {
  const { started, queue, open, jobs, rows, log } = startWorld();
  const id = await started(orders(3));
  queue.drop([id(1)]);
  await settled();
  expect(open[0]?.signal.aborted).toBe(true);
  expect(jobs()).toEqual(['2 generating', '3 generating']);
  expect(rows.has(id(1))).toBe(false);
  expect(log.some((line) => line.startsWith('failed'))).toBe(false);
});

test('cancelling a queued job means that it is never sent', async () => {
  const { started, queue, open, jobs, rows } = startWorld();
  const id = await started(orders(3));
  queue.drop([id(3)]);
  await open[0]?.answer(made);
  await open[1]?.answer(made);
  expect(open).toHaveLength(2);
  expect(jobs()).toEqual([]);
  expect(rows.size).toBe(0);
});

test('a job cancelled while it waits between two attempts frees its lane and never sends again', async () => {
  const { started, queue, open, jobs } = startWorld();
  const id = await started(orders(3));
  await open[0]?.answer(loading(30));
  queue.drop([id(1)]);
  await settled();
  expect(jobs()).toEqual(['2 generating', '3 generating']);
  await open[1]?.answer(made);
  await open[2]?.answer(made);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(open.map(({ seed }) => seed)).toEqual([1, 2, 3]);
});

test('dismissing a failed job strikes it out', async () => {
  const { started, queue, open, jobs, rows } = startWorld();
  const id = await started(orders(1));
  await open[0]?.answer(failure('broken', 'out of memory', { status: 500 }));
  queue.drop([id(1)]);
  await settled();
  expect(jobs()).toEqual([]);
  expect(rows.size).toBe(0);
});

test.each([
  ['a model that never finishes loading', loading(5), 21],
  ['a server that stays overloaded', failure('busy', 'overloaded', { status: 503 }), 4],
  ['a rate limit that stays', failure('rate-limited', 'slow down', { status: 429, retryAfterMs: 2000 }), 4],
  ['a server that failed', failure('broken', 'unknown error', { status: 500 }), 1],
  ['a gateway that gave up', failure('broken', 'Gateway Timeout', { status: 504 }), 1],
  ['a connection that broke', failure('unreachable', 'No answer reached this page.'), 1],
  ['an error of our own', new TypeError('undefined is not a function'), 1],
])('%s is asked so many times and no more', async (_, error, times) => {
  let asked = 0;
  const infer = () => {
    asked++;
    return Promise.reject(error);
  };
  const { started, jobs } = startWorld({ infer });
  await started(orders(1));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).toBe(times);
  expect(jobs()).toEqual(['1 failed']);
});

test('Try again asks anew under the same id, with the attempts counted from one', async () => {
  const { started, queue, open, jobs, kept, rows } = startWorld();
  const id = await started(orders(1));
  await open[0]?.answer(failure('broken', 'out of memory', { status: 500 }));
  queue.tryAgain(id(1));
  await settled();
  expect(jobs()).toEqual(['1 generating']);
  expect(rows.get(id(1))).toEqual({ ...orders(1)[0], id: id(1), tab: 'this-tab', sentAt: Date.now() });
  await open[1]?.answer(made);
  expect(kept).toMatchObject([{ id: id(1), attempts: 1 }]);
});

test('a job that an earlier page left behind is sent once when it is tried again', async () => {
  const { queue, open, kept } = startWorld();
  const [order] = orders(1);
  if (!order) throw new Error('no order');
  queue.tryAgain('old-0001', { ...order, id: 'old-0001', tab: 'another-tab', sentAt: 1 });
  await settled();
  await open[0]?.answer(made);
  expect(open).toHaveLength(1);
  expect(kept).toMatchObject([{ id: 'old-0001' }]);
});

/** A world whose orders are taken and then break off, and which writes down whether an order or a receipt was sent. */
function startWorldOfReceipts(failures: readonly Error[], ports: Partial<QueuePorts> = {}) {
  const asked: (string | undefined)[] = [];
  const left = [...failures];
  const world = startWorld({
    ...ports,
    infer: async (_, { receipt, onReceipt }) => {
      asked.push(receipt?.kind === 'ask' ? receipt.path : receipt?.kind);
      if (!receipt) onReceipt({ kind: 'ask', path: '/status/1', stage: 'status' });
      const failure = left.shift();
      if (failure) throw failure;
      return made;
    },
  });
  return { ...world, asked };
}

const status = { kind: 'ask', path: '/status/1', stage: 'status' } as const;

test('an order that was taken is noted, and Try again goes on with it instead of ordering anew', async () => {
  const broken = failure('unreachable', 'No answer reached this page.').owing(status);
  const { started, queue, asked, log, rows, kept } = startWorldOfReceipts([broken]);
  const id = await started(orders(1));
  expect(log).toContain('receipt 1: ask');
  queue.tryAgain(id(1));
  expect(rows.get(id(1))).toMatchObject({ receipt: status });
  await settled();
  expect(asked).toEqual([undefined, '/status/1']);
  expect(kept).toMatchObject([{ id: id(1) }]);
});

test('a receipt that comes after its job was cancelled is not written down', async () => {
  const late: (() => void)[] = [];
  const { started, queue, rows } = startWorld({
    infer: (_, { onReceipt }) => new Promise(() => void late.push(() => onReceipt(status))),
  });
  const id = await started(orders(1));
  queue.drop([id(1)]);
  for (const come of late) come();
  await settled();
  expect(late).toHaveLength(1);
  expect(rows.size).toBe(0);
});

test('a repeat by itself goes on with the order that was taken', async () => {
  const busy = failure('busy', 'overloaded', { status: 503 }).owing(status);
  const { started, asked, kept } = startWorldOfReceipts([busy]);
  await started(orders(1));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([undefined, '/status/1']);
  expect(kept).toHaveLength(1);
});

test('an order whose next try is refused before it is sent is still gone on with', async () => {
  const broken = failure('unreachable', 'No answer reached this page.').owing(status);
  let refused = 0;
  const { started, queue, asked, log } = startWorldOfReceipts([broken], {
    clear: ({ receipt }) => (receipt && refused++ === 0 ? Promise.reject(failure('locked', 'locked')) : undefined),
  });
  const id = await started(orders(1));
  queue.tryAgain(id(1));
  await settled();
  expect(log.at(-1)).toBe('failed 1: locked, owed');
  queue.tryAgain(id(1));
  await settled();
  expect(asked).toEqual([undefined, '/status/1']);
});

test('an order that failed for good is ordered anew', async () => {
  const { started, queue, asked, log } = startWorldOfReceipts([failure('rejected', 'NSFW content detected')]);
  const id = await started(orders(1));
  expect(log).toContain('failed 1: NSFW content detected');
  queue.tryAgain(id(1));
  await settled();
  expect(asked).toEqual([undefined, undefined]);
});

test('an order that an earlier page left behind is gone on with', async () => {
  const { queue, asked, kept } = startWorldOfReceipts([]);
  const [order] = orders(1);
  if (!order) throw new Error('no order');
  queue.tryAgain('old-0001', { ...order, id: 'old-0001', tab: 'another-tab', sentAt: 1, receipt: status });
  await settled();
  expect(asked).toEqual(['/status/1']);
  expect(kept).toMatchObject([{ id: 'old-0001' }]);
});

test('a picture that cannot be kept stays in its failed job, and Try again keeps it without asking anybody', async () => {
  let full = true;
  const kept: Blob[] = [];
  const keep = async (_: Picture, bytes: Blob) => {
    if (full) throw new DOMException('The disk is full.', 'QuotaExceededError');
    kept.push(bytes);
  };
  const { started, queue, open, jobs, errorOf } = startWorld({ keep });
  const id = await started(orders(1));
  await open[0]?.answer(made);
  expect(jobs()).toEqual(['1 failed']);
  expect(errorOf(id(1))).toMatchObject({ kind: 'unsaved', message: 'The disk is full.', picture: made });

  queue.tryAgain(id(1));
  await settled();
  expect(errorOf(id(1))).toMatchObject({ kind: 'unsaved', picture: made });
  full = false;
  queue.tryAgain(id(1));
  await settled();
  expect(kept).toEqual([made.blob]);
  expect(jobs()).toEqual([]);
  expect(open).toHaveLength(1);
});

test('a disk that takes no notes stops no picture', async () => {
  const refuse = () => Promise.reject(new Error('The disk is full.'));
  const disk = {
    writeRun: refuse,
    writeJob: refuse,
    noteJob: refuse,
    markFailed: refuse,
    removeJob: refuse,
  };
  const { started, open, kept } = startWorld(disk);
  await started(orders(1));
  await open[0]?.answer(made);
  expect(kept).toHaveLength(1);
});

test('offline, a job waits for the network and then goes by itself', async () => {
  const { started, open, jobs } = startWorld();
  onlineManager.setOnline(false);
  await started(orders(1));
  expect(jobs()).toEqual(['1 offline']);
  expect(open).toHaveLength(0);
  onlineManager.setOnline(true);
  await settled();
  expect(jobs()).toEqual(['1 generating']);
  await open[0]?.answer(made);
  expect(jobs()).toEqual([]);
});

test('offline, the demo works all the same, also for the job behind one that was cancelled', async () => {
  const { started, queue, open, jobs } = startWorld();
  onlineManager.setOnline(false);
  const id = await started(orders(3, { endpoint: demoEndpoint.id }));
  await open[0]?.answer(loading(60));
  expect(jobs()).toEqual(['1 loading', '2 generating', '3 queued']);
  queue.drop([id(1)]);
  await settled();
  expect(jobs()).toEqual(['2 generating', '3 generating']);
});

test('offline, a server at home works all the same', async () => {
  const { started, open, jobs } = startWorld();
  onlineManager.setOnline(false);
  await started(orders(1, { baseUrl: 'http://192.168.1.20:7860' }));
  await open[0]?.answer(made);
  expect(jobs()).toEqual([]);
});

test('a rate limit holds up the other jobs of its endpoint, and nobody else', async () => {
  const { started, queue, open, jobs } = startWorld();
  const limited = failure('rate-limited', 'slow down', { status: 429, retryAfterMs: 300_000 });
  const id = await started(orders(4));
  await open[0]?.answer(limited);
  await open[1]?.answer(made);
  expect(jobs()).toEqual(['1 retrying', '3 queued', '4 held']);
  await started(orders(1, { model: 'other/model' }));
  await started(orders(1, { endpoint: 'another' }));
  expect(jobs()).toEqual(['1 retrying', '3 queued', '4 held', '1 held', '1 generating']);
  expect(open).toHaveLength(3);
  queue.drop([id(4)]);
  await settled();
  expect(open).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(open).toHaveLength(5);
  expect(jobs()).toEqual(['1 generating', '3 queued', '1 generating', '1 generating']);
});

test('Try again asks at once, though the endpoint is to be left alone', async () => {
  const { started, queue, open, jobs } = startWorld();
  const id = await started(orders(2));
  await open[0]?.answer(failure('rejected', 'no', { status: 400 }));
  await open[1]?.answer(failure('rate-limited', 'in an hour', { status: 429, retryAfterMs: 3_600_000 }));
  expect(jobs()).toEqual(['1 failed', '2 failed']);
  queue.tryAgain(id(1));
  await settled();
  expect(jobs()).toEqual(['2 failed', '1 generating']);
});

test('an empty run starts nothing', async () => {
  const { started, log, jobs } = startWorld();
  await started([]);
  expect(log).toEqual([]);
  expect(jobs()).toEqual([]);
});

test('while the page is being left, what breaks off makes no room for a request', async () => {
  const { queue, started, open, jobs, log } = startWorld();
  await started(orders(3));
  expect(jobs()).toEqual(['1 generating', '2 generating', '3 queued']);
  queue.halt();
  await open[0]?.answer(failure('unreachable', 'the browser broke it off'));
  await open[1]?.answer(failure('unreachable', 'the browser broke it off'));
  expect(log.filter((line) => /infer 3|failed/.test(line))).toEqual([]);

  queue.resume(); // the browser brought the page back as it was
  await settled();
  expect(open).toHaveLength(3);
});

test('Try again pressed twice asks once', async () => {
  const { queue, started, open } = startWorld();
  const id = await started(orders(1));
  await open[0]?.answer(failure('broken', 'unknown error', { status: 500 }));
  queue.tryAgain(id(1));
  queue.tryAgain(id(1));
  await settled();
  expect(open).toHaveLength(2);
});

test('a run that is stopped as a whole sends nothing more on its way out', async () => {
  const { queue, started, open, jobs } = startWorld();
  const id = await started(orders(6));
  queue.drop([1, 2, 3, 4, 5, 6].map(id));
  await settled();
  expect(open).toHaveLength(2);
  expect(open.every(({ signal }) => signal.aborted)).toBe(true);
  expect(jobs()).toEqual([]);
});

/** What tabs have in common: a budget, and what of it is taken by which job. Every picture costs 1. */
function aPurse(budget: number) {
  const taken = new Set<string>();
  const gates: ReturnType<typeof createGate>[] = [];
  const purse = {
    taken,
    budget,
    look: async () => {
      for (const gate of gates) await gate.look();
      await settled();
    },
    /** A tab whose priced jobs pay from it. */
    openTab: () => {
      const world: ReturnType<typeof startWorld> = startWorld({
        clear: ({ id, endpoint, controller }) => {
          if (!endpoint.price) return undefined;
          const reserve = async () => {
            const fits = taken.size + 1 <= purse.budget;
            if (fits) taken.add(id);
            return fits;
          };
          return gate.enter({ id, signal: controller.signal, reserve, release: async () => taken.delete(id) });
        },
      });
      const gate = createGate((ids) => world.client.setQueryData<readonly string[]>(pausedKey, ids));
      gates.push(gate);
      return world;
    },
  };
  return purse;
}

const priced = (count: number) =>
  orders(count, { endpoint: 'paid' }).map((order) => ({
    ...order,
    endpoint: { ...order.endpoint, price: { amount: 1, per: 'picture' } as const },
  }));

test('when the budget is reached, the rest waits unsent, and goes on by itself when it is raised', async () => {
  const purse = aPurse(1);
  const { started, open, jobs, log } = purse.openTab();
  await started(priced(4));
  expect(jobs()).toEqual(['1 generating', '2 paused', '3 paused', '4 paused']);
  expect(log.filter((line) => line.startsWith('sent'))).toEqual(['sent 1']);
  await open[0]?.answer(made);
  expect(jobs()).toEqual(['2 paused', '3 paused', '4 paused']);

  purse.budget = 3;
  await purse.look();
  expect(jobs()).toEqual(['2 generating', '3 generating', '4 queued']);
  await open[1]?.answer(made);
  expect(jobs()).toEqual(['3 generating', '4 paused']);
  expect(open.map(({ seed }) => seed)).toEqual([1, 2, 3]);
});

test('jobs of free endpoints pass those that wait for money', async () => {
  const { started, jobs } = aPurse(0).openTab();
  await started(priced(2));
  await started(orders(2));
  expect(jobs()).toEqual(['1 paused', '2 paused', '1 generating', '2 generating']);
});

test('cancelled while it waits for money, a job is never sent, costs nothing and holds up nobody', async () => {
  const purse = aPurse(0);
  const { started, queue, open, jobs, rows } = purse.openTab();
  const id = await started(priced(3));
  queue.drop([id(1)]);
  await settled();
  expect(jobs()).toEqual(['2 paused', '3 paused']);
  purse.budget = 5;
  await purse.look();
  expect(open.map(({ seed }) => seed)).toEqual([2, 3]);
  expect([...purse.taken]).toEqual([id(2), id(3)]);
  expect(rows.has(id(1))).toBe(false);
});

test('all that wait can be cancelled at once, and the next run starts afresh', async () => {
  const purse = aPurse(0);
  const { started, queue, open, jobs } = purse.openTab();
  const id = await started(priced(4));
  queue.drop([1, 2, 3, 4].map(id));
  await settled();
  expect(jobs()).toEqual([]);
  purse.budget = 1;
  await started(priced(1));
  expect(jobs()).toEqual(['1 generating']);
  expect(open).toHaveLength(1);
});

test('what another tab spends counts, and what it gives back lets go on here', async () => {
  const purse = aPurse(2);
  const [one, other] = [purse.openTab(), purse.openTab()];
  const id = await one.started(priced(2));
  await other.started(priced(1));
  expect(other.jobs()).toEqual(['1 paused']);
  await one.open[0]?.answer(failure('rejected', 'no'));
  purse.taken.delete(id(1));
  await purse.look();
  expect(other.jobs()).toEqual(['1 generating']);
  expect(one.jobs()).toEqual(['1 failed', '2 generating']);
});

test('a job cancelled in the moment it is given money gives it back', async () => {
  let give = (_: boolean) => {};
  const released: string[] = [];
  const gate = createGate(() => undefined);
  const world = startWorld({
    clear: ({ id, controller: { signal } }) =>
      gate.enter({
        id,
        signal,
        reserve: () => new Promise<boolean>((resolve) => (give = resolve)),
        release: async () => released.push(id),
      }),
  });
  const id = await world.started(priced(1));
  world.queue.drop([id(1)]);
  give(true);
  await settled();
  expect(released).toEqual([id(1)]);
  expect(world.open).toEqual([]);
});

test('a job cancelled before the gate was there is never given money', async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const gate = createGate(() => undefined);
  const reserve = vi.fn<() => Promise<boolean>>(async () => true);
  const world = startWorld({
    clear: ({ id, controller: { signal } }) =>
      arrived.then(() => gate.enter({ id, signal, reserve, release: async () => undefined })),
  });
  const id = await world.started(priced(1));
  world.queue.drop([id(1)]);
  arrive();
  await settled();
  expect(reserve).not.toHaveBeenCalled();
  expect(world.open).toEqual([]);
});

test('a job whose clearance breaks fails and is not sent; the next one is asked for all the same', async () => {
  const gate = createGate(() => undefined);
  let asked = 0;
  const { started, jobs, open } = startWorld({
    clear: ({ id, controller: { signal } }) =>
      gate.enter({
        id,
        signal,
        reserve: async () => {
          if (asked++ === 0) throw new Error('out of order');
          return true;
        },
        release: async () => undefined,
      }),
  });
  await started(priced(2));
  expect(jobs()).toEqual(['1 failed', '2 generating']);
  expect(open.map(({ seed }) => seed)).toEqual([2]);
});

test('a job that waits for money while the page is left is not sent, even if it could be paid then', async () => {
  const purse = aPurse(0);
  const { started, queue, open } = purse.openTab();
  await started(priced(1));
  queue.halt();
  purse.budget = 1;
  await purse.look();
  expect(open).toEqual([]);
  queue.resume();
  await settled();
  expect(open).toHaveLength(1);
});
