import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { demoEndpoint, type Endpoint } from '#inference/endpoint.ts';
import { MemoryStorage } from '../../e2e/memory-storage.ts';
import { endpoints } from './endpoints.ts';

let storage: MemoryStorage;
beforeEach(() => {
  storage = new MemoryStorage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

const key = 'proofsheet.endpoints';
const own = (id: string, more: Partial<Endpoint> = {}): Endpoint => ({
  id,
  name: `Endpoint ${id}`,
  api: 'hugging-face',
  baseUrl: `https://${id}.example`,
  ...more,
});

test('the demo is selected until something of one’s own is', () => {
  expect(endpoints.selected()).toEqual(demoEndpoint);
  endpoints.save(own('a'));
  expect(endpoints.selected()).toEqual(own('a'));
});

test('saving keeps and selects, saving again changes in place', () => {
  endpoints.save(own('a'));
  endpoints.save(own('b'));
  endpoints.save(own('a', { name: 'Renamed' }));
  expect(endpoints.get()).toEqual({ selected: 'a', own: [own('a', { name: 'Renamed' }), own('b')] });
});

test('any endpoint can be selected, the demo too', () => {
  endpoints.save(own('a'));
  endpoints.save(own('b'));
  endpoints.select('a');
  expect(endpoints.selected().id).toBe('a');
  endpoints.select(demoEndpoint.id);
  expect(endpoints.selected()).toEqual(demoEndpoint);
});

test('removing the selected endpoint falls back to the demo, removing another keeps the selection', () => {
  endpoints.save(own('a'));
  endpoints.save(own('b'));
  endpoints.remove('a');
  expect(endpoints.selected().id).toBe('b');
  endpoints.remove('b');
  expect(endpoints.selected()).toEqual(demoEndpoint);
  expect(endpoints.get().own).toEqual([]);
});

test('an endpoint that a row names is the designer’s own at the same address, or none', () => {
  endpoints.save(own('a', { price: { amount: 2, per: 'picture' } }));
  expect(endpoints.still(own('a', { name: 'Theirs' }))).toEqual(own('a', { price: { amount: 2, per: 'picture' } }));
  expect(endpoints.still(demoEndpoint)).toEqual(demoEndpoint);
  expect(endpoints.still(own('a', { baseUrl: 'https://collector.example' }))).toBeUndefined();
  expect(endpoints.still({ ...demoEndpoint, baseUrl: 'https://collector.example' })).toBeUndefined();
  expect(endpoints.still(own('b'))).toBeUndefined();
});

test('a selection that no longer exists is the demo', () => {
  storage.setItem(key, JSON.stringify({ selected: 'gone', own: [own('a')] }));
  expect(endpoints.selected()).toEqual(demoEndpoint);
});

test('junk among stored endpoints is dropped entry by entry, and the rest is used', () => {
  const junk = [
    null,
    '*',
    'https://a https://evil.example',
    own('b', { baseUrl: 'http://public.example' }),
    own('c', { baseUrl: 'https://name:password@evil.example' }),
    own('d', { baseUrl: 'javascript:alert(1)' }),
    { ...own('e'), api: 'telepathy' },
    { ...own('f'), name: 7 },
  ];
  storage.setItem(key, JSON.stringify({ selected: 'a', own: [...junk, own('a')] }));
  expect(endpoints.get().own).toEqual([own('a')]);
  expect(endpoints.selected()).toEqual(own('a'));
});

test('a selection that is junk takes no endpoint with it', () => {
  storage.setItem(key, JSON.stringify({ selected: 7, own: [own('a')] }));
  expect(endpoints.get()).toEqual({ selected: demoEndpoint.id, own: [own('a')] });
});

test.each(['null', '[]', '"demo"', '{"selected":"a"}', '{"selected":"a","own":"*"}', '{"own', '<b>'])(
  'a store that is junk is no store: %s',
  (junk) => {
    storage.setItem(key, junk);
    expect(endpoints.get().own).toEqual([]);
    expect(endpoints.selected()).toEqual(demoEndpoint);
    endpoints.save(own('a'));
    expect(endpoints.selected()).toEqual(own('a'));
  },
);
