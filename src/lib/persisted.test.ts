import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { MemoryStorage } from '../../e2e/memory-storage.ts';
import { persisted } from './persisted.ts';

let storage: MemoryStorage;
beforeEach(() => {
  storage = new MemoryStorage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

const schema = z.object({ size: z.number() });
const fallback = { size: 150 };
const create = () => persisted('size', schema, fallback);

test('nothing stored is the fallback', () => {
  expect(create().get()).toBe(fallback);
});

test('what was set is there for the next page', () => {
  create().set({ size: 200 });
  expect(create().get()).toEqual({ size: 200 });
});

test.each(['', 'null', '{', '[]', '"150"', '{"size":"150"}', '{"size":null}', 'undefined', '<b>', '1e999'])(
  'junk is the fallback: %s',
  (junk) => {
    storage.setItem('size', junk);
    expect(create().get()).toBe(fallback);
  },
);

test('five megabytes of junk are the fallback', () => {
  storage.setItem('size', 'x'.repeat(5_000_000));
  expect(create().get()).toBe(fallback);
});

test('the value is the same object until it changes', () => {
  storage.setItem('size', '{"size":200}');
  const store = create();
  const before = store.get();
  expect(store.get()).toBe(before);
  store.set({ size: 300 });
  const after = store.get();
  expect(after).toEqual({ size: 300 });
  expect(store.get()).toBe(after);
});

test('what another tab wrote is read at the next look', () => {
  const [here, there] = [create(), create()];
  here.set({ size: 200 });
  there.set({ size: 300 });
  expect(here.get()).toEqual({ size: 300 });
});

test('what is set where storage is forbidden holds until the page closes', () => {
  storage.refusal = new DOMException('The operation is insecure.', 'SecurityError');
  const store = create();
  expect(store.get()).toBe(fallback);
  store.set({ size: 200 });
  expect(store.get()).toEqual({ size: 200 });
});

test('where there is no storage at all, a setting still works', () => {
  vi.unstubAllGlobals();
  const store = create();
  store.set({ size: 200 });
  expect(store.get()).toEqual({ size: 200 });
});

test('a full disk does not undo a setting on this page', () => {
  storage.setItem('size', '{"size":100}');
  const store = create();
  expect(store.get()).toEqual({ size: 100 });
  vi.spyOn(storage, 'setItem').mockImplementation(() => {
    throw new DOMException('Quota exceeded.', 'QuotaExceededError');
  });
  store.set({ size: 200 });
  expect(store.get()).toEqual({ size: 200 });
});

test('listeners hear every change until they stop', () => {
  const store = create();
  const heard: number[] = [];
  const stop = store.subscribe(() => heard.push(store.get().size));
  store.set({ size: 1 });
  store.set({ size: 2 });
  stop();
  store.set({ size: 3 });
  expect(heard).toEqual([1, 2]);
});

test('listeners hear what another tab changed, and nothing about other keys', () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const heard = vi.fn();
  const stop = create().subscribe(heard);
  const storageEvent = (key: string | null) => page.dispatchEvent(Object.assign(new Event('storage'), { key }));
  storageEvent('other');
  expect(heard).toHaveBeenCalledTimes(0);
  storageEvent('size');
  storageEvent(null);
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  storageEvent('size');
  expect(heard).toHaveBeenCalledTimes(2);
});
