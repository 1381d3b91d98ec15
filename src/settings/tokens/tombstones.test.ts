import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteTime } from '#lib/confirmed-time.ts';
import { library } from '#library/database.ts';
import { storageState } from '#library/storage-state.ts';
import { MemoryStorage } from '../../../e2e/memory-storage.ts';
import { known, unlocked } from './token-areas.ts';
import { dayMs } from './token-entry.ts';
import { keeping } from './token-keeping.ts';
import { tokens } from './tokens.ts';
import { bury } from './tombstones.ts';

const origin = 'https://router.huggingface.co';
const canary = 'hf_CANARYabcdefghijklmnopqrstuvwxyz';
const key = 'proofsheet.tokens';

let device: MemoryStorage;
let tab: MemoryStorage;
beforeEach(async () => {
  device = new MemoryStorage();
  tab = new MemoryStorage();
  vi.stubGlobal('localStorage', device);
  vi.stubGlobal('sessionStorage', tab);
  await (await library()).clear('facts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Another page: it remembers nothing of what this one did. */
function restart(): void {
  known.clear();
  unlocked.clear();
}

async function authorization(endpoint = 'hf'): Promise<string | null> {
  const headers = new Headers();
  await tokens.authorize({ id: endpoint, api: 'hugging-face' }, new URL(origin), headers);
  return headers.get('authorization');
}

/** The page was opened on this day and on the two after it. */
const confirm = (time: number) =>
  device.setItem('proofsheet.days', JSON.stringify([time, time + dayMs, time + 2 * dayMs]));

const usedAt = (): number => JSON.parse(device.getItem(key) ?? '')[0].usedAt;
const stones = async () => (await library()).get('facts', 'forgotten-tokens');

test('a token that web storage brings back after it was forgotten is not sent, and goes again', async () => {
  keeping.save('hf', origin, canary, true);
  const before = device.getItem(key) ?? '';
  keeping.forget('hf');
  expect(await keeping.noted()).toBe(true);
  expect(JSON.stringify(await stones())).not.toMatch(/hf_|CANARY|huggingface/);
  restart();
  device.setItem(key, before);
  expect(await authorization()).toBeNull();
  expect([device.getItem(key), tokens.hint('hf')]).toEqual(['[]', undefined]);
});

const ways: Record<string, () => void> = {
  'another one in its place': () => keeping.save('hf', 'https://own.example', 'hf_second_token', true),
  'no longer remembering it': () => keeping.setRemembered('hf', false),
};
test.each(Object.entries(ways))('%s forgets the copy on the device for good', async (_, change) => {
  keeping.save('hf', origin, canary, true);
  const before = device.getItem(key) ?? '';
  change();
  expect(await keeping.noted()).toBe(true);
  restart();
  tab.clear();
  device.setItem(key, before);
  expect(await authorization()).toBeNull();
});

test('a token that is entered again, or whose removal is undone, works at once and after a restart', async () => {
  keeping.save('hf', origin, canary, true);
  const undo = keeping.forget('hf');
  await keeping.noted();
  undo();
  expect(await authorization()).toBe(`Bearer ${canary}`);
  keeping.forget('hf');
  keeping.save('hf', origin, canary, true);
  await keeping.noted();
  restart();
  expect(await authorization()).toBe(`Bearer ${canary}`);
});

test('tombstones are gone after 90 days, unless what is under them came back', async () => {
  await bury(['old', 'back'], Date.now() - 91 * dayMs);
  confirm(Date.now());
  const entry = { id: 'back', endpoint: 'hf', origin, token: canary, addedAt: 1 };
  device.setItem(key, JSON.stringify([entry]));
  restart();
  await keeping.check();
  await keeping.noted();
  expect(await stones()).toEqual([{ id: 'back', at: expect.closeTo(Date.now(), -5) }]);
});

test('junk in the place of tombstones buries nothing', async () => {
  await (await library()).put('facts', [{ id: 7 }, '<b>'], 'forgotten-tokens');
  keeping.save('hf', origin, canary, true);
  restart();
  expect(await authorization()).toBe(`Bearer ${canary}`);
});

test('a token in plain that nobody sent for 30 days loses its text', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 100 * dayMs });
  keeping.save('hf', origin, canary, true);
  vi.setSystemTime(129 * dayMs);
  expect(await authorization()).toBe(`Bearer ${canary}`);
  await vi.waitFor(() => expect(usedAt()).toBeGreaterThanOrEqual(129 * dayMs));
  vi.setSystemTime(158 * dayMs);
  expect(await authorization()).toBe(`Bearer ${canary}`);
  await vi.waitFor(() => expect(usedAt()).toBeGreaterThanOrEqual(158 * dayMs));
  vi.setSystemTime(189 * dayMs);
  await expect(authorization()).rejects.toMatchObject({ kind: 'locked' });
  expect(tokens.hint('hf')).toMatchObject({ hint: 'hf_…xyz', origin, isLocked: true });
  confirm(189 * dayMs);
  await keeping.check();
  expect(device.getItem(key)).not.toContain('CANARY');
  expect(tokens.hint('hf')).toMatchObject({ hint: 'hf_…xyz', origin, isLocked: true });
});

test('a clock that jumps ahead by 40 days and back erases no token, and sends none meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 * dayMs });
  keeping.save('hf', origin, canary, true);
  confirm(998 * dayMs);
  vi.setSystemTime(1040 * dayMs);
  restart();
  noteTime();
  await keeping.check();
  await expect(authorization()).rejects.toMatchObject({ kind: 'locked' });
  vi.setSystemTime(1000 * dayMs);
  restart();
  noteTime();
  expect(await authorization()).toBe(`Bearer ${canary}`);
});

test('a tab that was duplicated forgets its copy when the other one does', async () => {
  const other = new BroadcastChannel('proofsheet-forgotten');
  keeping.listen();
  const { id } = JSON.parse(await saved())[0];
  other.postMessage([id]);
  await vi.waitFor(() => expect(tokens.hint('hf')).toBeUndefined());
  expect(tab.getItem(key)).toBe('[]');

  const heard = vi.fn();
  other.onmessage = ({ data }) => heard(data);
  const next = JSON.parse(await saved())[0];
  keeping.forget('hf');
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith([next.id]));
  other.close();

  async function saved(): Promise<string> {
    keeping.save('hf', origin, canary, false);
    await keeping.noted();
    return tab.getItem(key) ?? '';
  }
});

test('of a token for this tab and one of the device, the one that was entered last counts', async () => {
  const entry = { id: 'tab', endpoint: 'hf', origin, token: 'hf_of_this_tab', addedAt: 1, usedAt: Date.now() };
  tab.setItem(key, JSON.stringify([entry]));
  device.setItem(key, JSON.stringify([{ ...entry, id: 'device', token: canary, addedAt: 2 }]));
  expect(await authorization()).toBe(`Bearer ${canary}`);
  device.setItem(key, JSON.stringify([{ ...entry, id: 'device', token: canary, addedAt: 0 }]));
  expect(await authorization()).toBe('Bearer hf_of_this_tab');
});

test('while the disk does not answer, nothing is sent; when it does, a forgotten token is gone', async () => {
  keeping.save('hf', origin, canary, true);
  const before = device.getItem(key) ?? '';
  keeping.forget('hf');
  await keeping.noted();
  device.setItem(key, before);
  restart();
  keeping.listen();
  const state = storageState.get();
  storageState.set({ kind: 'memory', cause: 'silent', words: '', inherited: 0 });
  await expect(authorization()).rejects.toMatchObject({ kind: 'locked', message: expect.stringContaining('database') });
  expect(tokens.hint('hf')).toBeDefined();
  storageState.set(state);
  await vi.waitFor(() => expect(tokens.hint('hf')).toBeUndefined());
});

test('using a token writes to storage once a day', async () => {
  keeping.save('hf', origin, canary, true);
  const write = vi.spyOn(device, 'setItem');
  for (let times = 0; times < 50; times++) await authorization();
  expect(write).not.toHaveBeenCalled();
});

test.each([1, -1, -400])('a clock that jumps by %i days loses no token', async (days) => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 * dayMs });
  keeping.save('hf', origin, canary, true);
  vi.setSystemTime((1000 + days) * dayMs);
  restart();
  expect(await authorization()).toBe(`Bearer ${canary}`);
  vi.setSystemTime(1000 * dayMs);
  restart();
  expect(await authorization()).toBe(`Bearer ${canary}`);
});

test('without a database web storage is believed, and forgetting says that it may not last', async () => {
  keeping.save('hf', origin, canary, true);
  // The last test: the database does not open again.
  (await library()).close();
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('Blocked', 'SecurityError');
    },
  });
  restart();
  expect(await authorization()).toBe(`Bearer ${canary}`);
  keeping.forget('hf');
  expect(await keeping.noted()).toBe(false);
  expect(device.getItem(key)).toBe('[]');
});
