import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ErrorKind } from '#inference/inference-error.ts';
import type { MadePicture, Receipt } from '#inference/made-picture.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const perPicture = { amount: 0.04, per: 'picture' } as const;
const perSecond = { amount: 0.01, per: 'second' } as const;
const receipt: Receipt = { kind: 'ask', path: '/status/1', stage: 'status' };
const made: MadePicture = { blob: new Blob(['pixels']), type: 'image/png', notes: {}, tookMs: 3000 };

/** The till's view of one job that was written down as costing 2 cents. */
async function aJob() {
  const { billed } = await import('./bill.ts');
  const { reserveCost, readCosts } = await import('#library/costs.ts');
  const { thisTab } = await import('#library/jobs.ts');
  const endpoint = { id: 'own', name: 'Own' };
  await reserveCost({ at: 1, job: 'a', tab: thisTab, endpoint, amount: 0.02, state: 'under-way' });
  const ledger = async () => (await readCosts()).map(({ state, amount }) => ({ state, amount }));
  return { billed, ledger };
}

const wire = (known?: Receipt) => ({ receipt: known, onReceipt: vi.fn<(receipt: Receipt) => void>() });

test('a picture that came is paid, by its price or by its time', async () => {
  const { billed, ledger } = await aJob();
  expect(await billed({ id: 'a', price: perPicture }, wire(), async () => made)).toEqual({ ...made, cost: 0.04 });
  await expect.poll(ledger).toEqual([{ state: 'paid', amount: 0.04 }]);
  expect((await billed({ id: 'a', price: perSecond }, wire(), async () => made)).cost).toBeCloseTo(0.03);
});

test('a picture that was only collected now keeps the estimate: this try of it was not all of its time', async () => {
  const { billed, ledger } = await aJob();
  expect((await billed({ id: 'a', price: perSecond }, wire(receipt), async () => made)).cost).toBe(0.02);
  expect(await ledger()).toEqual([{ state: 'paid', amount: 0.02 }]);
});

/** A failure as the modules of this test know it. */
async function failureOf(kind: ErrorKind | 'cancelled', status?: number): Promise<Error> {
  if (kind === 'cancelled') return new DOMException('Cancelled.', 'AbortError');
  const { InferenceError } = await import('#inference/inference-error.ts');
  return new InferenceError(kind, 'no', { status });
}

test.each<[string, Parameters<typeof failureOf>, boolean]>([
  ['a refusal', ['rejected', 422], false],
  ['an address this page may not call yet', ['barred'], false],
  ['a model that is not there', ['not-found', 404], false],
  ['a server that is busy', ['busy', 503], false],
  ['one that was busy for a minute', ['busy', 500], true],
  ['a server that broke', ['broken', 500], true],
  ['a lost connection', ['unreachable'], true],
  ['a cancelled request', ['cancelled'], true],
])('%s was perhaps billed or not at all', async (_, kind, isPerhaps) => {
  const { billed, ledger } = await aJob();
  const failure = await failureOf(...kind);
  const failing = billed({ id: 'a', price: perPicture }, wire(), () => Promise.reject(failure));
  await expect(failing).rejects.toBe(failure);
  expect(await ledger()).toEqual(isPerhaps ? [{ state: 'perhaps', amount: 0.04 }] : []);
});

test('a refusal after the picture was ordered does not take the order back', async () => {
  const { billed, ledger } = await aJob();
  const failure = await failureOf('not-found', 404);
  const ordered = wire();
  const failing = billed({ id: 'a', price: perPicture }, ordered, ({ onReceipt }) => {
    onReceipt(receipt);
    return Promise.reject(failure);
  });
  await expect(failing).rejects.toBe(failure);
  expect(ordered.onReceipt).toHaveBeenCalledWith(receipt);
  expect(await ledger()).toEqual([{ state: 'perhaps', amount: 0.04 }]);
  // Nor does one on the next try, which only collects.
  await expect(billed({ id: 'a', price: perPicture }, wire(receipt), () => Promise.reject(failure))).rejects.toBe(
    failure,
  );
  expect(await ledger()).toEqual([{ state: 'perhaps', amount: 0.04 }]);
});

test('what took longer than expected before it failed has perhaps cost more', async () => {
  const { billed, ledger } = await aJob();
  const failure = await failureOf('broken', 500);
  vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(9000);
  await expect(billed({ id: 'a', price: perSecond }, wire(), () => Promise.reject(failure))).rejects.toBe(failure);
  vi.mocked(performance.now).mockRestore();
  expect(await ledger()).toEqual([{ state: 'perhaps', amount: 0.09 }]);
});
