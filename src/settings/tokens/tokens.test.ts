import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ApiId } from '#inference/api.ts';
import { MemoryStorage } from '../../../e2e/memory-storage.ts';
import { authorizeWith, isHuggingFace, mayReceive } from './authorize-with.ts';
import { keeping } from './token-keeping.ts';
import { tokens } from './tokens.ts';

let device: MemoryStorage;
let tab: MemoryStorage;
beforeEach(() => {
  device = new MemoryStorage();
  tab = new MemoryStorage();
  vi.stubGlobal('localStorage', device);
  vi.stubGlobal('sessionStorage', tab);
});
afterEach(() => vi.unstubAllGlobals());

const router = 'https://router.huggingface.co';
const canary = 'hf_CANARYabcdefghijklmnopqrstuvwxyz';

/** What a request to this address would carry. */
function authorization(endpoint: string, url: string, api: ApiId = 'hugging-face'): string | null {
  const headers = new Headers();
  void tokens.authorize({ id: endpoint, api }, new URL(url), headers);
  return headers.get('authorization');
}

test('a token goes to its endpoint at its origin, whatever the path', () => {
  keeping.save('hf', `${router}/hf-inference`, canary, true);
  expect(authorization('hf', `${router}/hf-inference/models/owner/name`)).toBe(`Bearer ${canary}`);
  expect(authorization('hf', `${router}/elsewhere`)).toBe(`Bearer ${canary}`);
});

test('a server that would refuse the whole request for its token is sent none', () => {
  keeping.save('own', 'http://127.0.0.1:1234', canary, true);
  expect(authorization('own', 'http://127.0.0.1:1234/v1/images/generations', 'stable-diffusion-cpp')).toBeNull();
});

test('another endpoint at the same origin does not get it', () => {
  keeping.save('hf', router, canary, true);
  expect(authorization('other', `${router}/models/owner/name`)).toBeNull();
});

test.each([
  'https://router.huggingface.co.evil.example/models/a/b',
  'https://evil.example/?router.huggingface.co',
  'https://evil.example/router.huggingface.co',
  'https://evil.example/#https://router.huggingface.co',
  'https://router.huggingface.co@evil.example/',
  'https://router.huggingface.co:444/',
  'http://router.huggingface.co/',
  'https://huggingface.co/',
  'https://router.huggingface.co./',
  'https://127.evil.example/',
  'https://routér.huggingface.co/',
  'https://evil.example\\router.huggingface.co',
  'https://evil\t.example/router.huggingface.co',
  'https://router.huggingface.co\n.evil.example/',
  'blob:https://router.huggingface.co.evil.example/1',
])('a look-alike gets nothing: %j', (url) => {
  keeping.save('hf', `${router}/hf-inference`, canary, true);
  expect(authorization('hf', url)).toBeNull();
});

test('what is written differently but is the same origin gets it', () => {
  keeping.save('hf', `${router}/hf-inference`, canary, true);
  for (const url of ['https://ⓡouter.huggingface.co/', 'HTTPS://ROUTER.huggingface.co:443/x'])
    expect(authorization('hf', url)).toBe(`Bearer ${canary}`);
});

const whoami = 'https://huggingface.co/api/whoami-v2';
const revoke = 'https://huggingface.co/api/credentials/revoke';
const theirs = [router, 'https://huggingface.co', 'https://abc-1.us-east-1.aws.endpoints.huggingface.cloud'];

test.each(theirs)('a token for %s may be shown where its account is told and where it is revoked', (origin) => {
  expect(isHuggingFace(origin)).toBe(true);
  for (const url of [whoami, revoke, `${origin}/anything`]) expect(mayReceive(origin, new URL(url))).toBe(true);
});

test.each([router, theirs[2] ?? ''])('but nothing else of huggingface.co gets the token for %s', (origin) => {
  const others = [
    'https://huggingface.co/',
    'https://huggingface.co/api/whoami',
    `${whoami}/`,
    `${whoami}?x=1`,
    `${whoami}#x`,
    'https://huggingface.co/api/whoami-v2/../models',
    'https://huggingface.co//api/whoami-v2',
    'https://huggingface.co/x/api/whoami-v2',
    'https://huggingface.co/api/credentials/revoke/all',
    ...theirs.filter((each) => each !== origin && each !== 'https://huggingface.co'),
  ];
  for (const url of others) expect([url, mayReceive(origin, new URL(url))]).toEqual([url, false]);
});

test.each([
  'https://huggingface.co.evil.example/api/whoami-v2',
  'https://evil.example/huggingface.co/api/whoami-v2',
  'https://evil.example/?https://huggingface.co/api/whoami-v2',
  'https://huggingface.co@evil.example/api/whoami-v2',
  'https://huggingface.co:444/api/whoami-v2',
  'http://huggingface.co/api/whoami-v2',
  'https://huggingface.co./api/whoami-v2',
  'https://xhuggingface.co/api/whoami-v2',
  'https://x.huggingface.co/api/whoami-v2',
  'https://huggingfacé.co/api/whoami-v2',
  'https://evil.example\\huggingface.co/api/whoami-v2',
  'https://evil\t.example/api/whoami-v2',
  'https://huggingface.co\n.evil.example/api/whoami-v2',
  'blob:https://huggingface.co.evil.example/api/whoami-v2',
])('what looks like the accounts of Hugging Face is shown nothing: %j', (url) => {
  for (const origin of theirs) expect(mayReceive(origin, new URL(url))).toBe(false);
});

test.each([
  'https://router.huggingface.co.evil.example',
  'https://evil.example',
  'https://router.huggingface.co:444',
  'http://router.huggingface.co',
  'https://router.huggingface.co.',
  'https://xrouter.huggingface.co',
  'https://x.router.huggingface.co',
  'https://api-inference.huggingface.co',
  'https://routerxhuggingface.co',
  'https://endpoints.huggingface.cloud',
  'https://.endpoints.huggingface.cloud',
  'https://x.endpoints.huggingface.cloud.evil.example',
  'https://x.endpoints-huggingface.cloud',
  'https://xendpoints.huggingface.cloud',
  'https://x.endpoints.huggingface.cloud:8443',
  'http://x.endpoints.huggingface.cloud',
  'https://evil.example/.endpoints.huggingface.cloud',
  'https://evil.example#.endpoints.huggingface.cloud',
  'https://evil.example\n.endpoints.huggingface.cloud',
  'https://x.endpoints.huggingface.cloud\n',
  'https://xn--ruter-iua.huggingface.co',
  'http://127.0.0.1:7860',
  'null',
  '',
])('a token for %j is none of Hugging Face’s business, whatever it looks like', (origin) => {
  expect(isHuggingFace(origin)).toBe(false);
  for (const url of [whoami, revoke]) {
    expect(mayReceive(origin, new URL(url))).toBe(false);
    const headers = new Headers();
    authorizeWith({ origin, token: canary }, new URL(url), headers);
    expect([...headers]).toEqual([]);
  }
});

test('a saved token is revealed to nobody but who may receive it', () => {
  keeping.save('hf', router, canary, true);
  keeping.save('own', 'https://own.example', canary, true);
  expect([keeping.reveal('hf', new URL(revoke)), keeping.reveal('own', new URL(revoke))]).toEqual([canary, undefined]);
  expect([keeping.reveal('hf', new URL('https://evil.example')), keeping.reveal('none', new URL(revoke))]).toEqual([
    undefined,
    undefined,
  ]);
});

test('what may be shown of a token is its prefix and three characters', () => {
  keeping.save('hf', router, canary, true);
  expect(tokens.hint('hf')).toMatchObject({ hint: 'hf_…xyz', origin: router, remembered: true });
  expect(tokens.hint('hf')).not.toHaveProperty('token');
  keeping.save('short', router, 'secret', true);
  expect(tokens.hint('short')?.hint).toBe('…');
  expect(tokens.hint('none')).toBeUndefined();
});

test('nothing but the header says a token', () => {
  keeping.save('hf', router, canary, true);
  expect(JSON.stringify([tokens.hint('hf'), tokens.snapshot()])).not.toContain(canary.slice(3, 10));
});

test('a token that is not to be remembered is in this tab’s storage only', () => {
  keeping.save('hf', router, canary, false);
  expect(JSON.stringify([...Array(device.length)].map((_, n) => device.getItem(device.key(n) ?? '')))).not.toContain(
    canary,
  );
  expect(tab.getItem('proofsheet.tokens')).toContain(canary);
  expect(tokens.hint('hf')?.remembered).toBe(false);
  expect(authorization('hf', router)).toBe(`Bearer ${canary}`);
});

test('a token moves between this device and this tab, and is never in both', () => {
  keeping.save('hf', router, canary, true);
  keeping.setRemembered('hf', false);
  expect([device.getItem('proofsheet.tokens'), tokens.hint('hf')?.remembered]).toEqual(['[]', false]);
  keeping.setRemembered('hf', true);
  expect([tab.getItem('proofsheet.tokens'), tokens.hint('hf')?.remembered]).toEqual(['[]', true]);
  expect(authorization('hf', router)).toBe(`Bearer ${canary}`);
});

test('moving a token changes neither when it was added nor when it ends, and is seen', () => {
  vi.useFakeTimers({ now: 1_000_000 });
  keeping.save('hf', router, canary, true, { expiresAt: 5_000_000 });
  const before = tokens.snapshot();
  vi.setSystemTime(2_000_000);
  keeping.setRemembered('hf', false);
  expect(tokens.hint('hf')).toMatchObject({ addedAt: 1_000_000, expiresAt: 5_000_000, remembered: false });
  expect(tokens.snapshot()).not.toBe(before);
  vi.useRealTimers();
});

test('a token of before there was signing in is still one', async () => {
  device.setItem('proofsheet.tokens', JSON.stringify([{ endpoint: 'hf', origin: router, token: canary, addedAt: 1 }]));
  expect(tokens.hint('hf')?.expiresAt).toBeUndefined();
  await keeping.check();
  expect(authorization('hf', router)).toBe(`Bearer ${canary}`);
});

test('a new token of an endpoint replaces the old one everywhere', () => {
  keeping.save('hf', router, canary, true);
  keeping.save('hf', 'https://own.example', 'hf_second_token', false);
  expect(authorization('hf', router)).toBeNull();
  expect(authorization('hf', 'https://own.example/x')).toBe('Bearer hf_second_token');
  expect(device.getItem('proofsheet.tokens')).toBe('[]');
});

test('a forgotten token is gone, and those of other endpoints stay', () => {
  keeping.save('hf', router, canary, true);
  keeping.save('own', 'https://own.example', 'hf_second_token', true);
  keeping.forget('hf');
  expect([authorization('hf', router), tokens.hint('hf')]).toEqual([null, undefined]);
  expect(device.getItem('proofsheet.tokens')).not.toContain(canary);
  expect(authorization('own', 'https://own.example')).toBe('Bearer hf_second_token');
});

test('who watches hears of a token that came, moved or went, and sees another snapshot', () => {
  const seen = new Set([tokens.snapshot()]);
  const stop = tokens.subscribe(() => seen.add(tokens.snapshot()));
  keeping.save('hf', router, canary, true);
  expect(seen.size).toBe(2);
  keeping.forget('hf');
  expect(tokens.snapshot()).toBe('[]');
  stop();
  keeping.save('own', router, canary, true);
  expect(seen.size).toBe(2);
});

test('junk among stored tokens is dropped entry by entry, and the rest is used', async () => {
  const entry = { endpoint: 'hf', origin: router, token: canary, addedAt: 1 };
  const junk = [
    null,
    'hf_token',
    { ...entry, endpoint: 'a', origin: '*' },
    { ...entry, endpoint: 'b', origin: 'https:' },
    { ...entry, endpoint: 'c', origin: 'https://a https://evil.example' },
    { ...entry, endpoint: 'd', origin: 'https://evil.example/path' },
    { ...entry, endpoint: 'e', token: 'two\r\nlines: yes' },
    { ...entry, endpoint: 'f', token: '' },
    { ...entry, endpoint: 'g', addedAt: 'yesterday' },
    { ...entry, endpoint: 'h', sealed: 7 },
    { ...entry, endpoint: 'i', usedAt: 'x'.repeat(5_000_000) },
  ];
  device.setItem('proofsheet.tokens', JSON.stringify([...junk, entry]));
  await keeping.check();
  expect(authorization('hf', router)).toBe(`Bearer ${canary}`);
  for (const endpoint of 'abcdefghi') expect(tokens.hint(endpoint)).toBeUndefined();
});

test.each(['null', '{}', '"hf_x"', '[[', '<b>'])('a store that is junk holds no token: %s', (junk) => {
  device.setItem('proofsheet.tokens', junk);
  expect(tokens.hint('hf')).toBeUndefined();
  keeping.save('hf', router, canary, true);
  expect(authorization('hf', router)).toBe(`Bearer ${canary}`);
});

test('no other source file sets the header or names the store', () => {
  const folder = new URL('../../', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(new URL(path, folder), 'utf8') }));
  expect(sources.length).toBeGreaterThan(50);
  const withText = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
  const setsHeader =
    /(set|append)\(\s*['"`]authorization|^\s*['"]?authorization['"]?\s*:|\[['"]authorization['"]\]\s*=/im;
  expect(withText(setsHeader)).toEqual(['settings/tokens/authorize-with.ts']);
  expect(withText(/proofsheet\.tokens/)).toEqual(['settings/tokens/token-areas.ts']);
});
