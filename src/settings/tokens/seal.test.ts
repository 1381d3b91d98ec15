import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../../../e2e/memory-storage.ts';
import { type Lock, newSalt, partsOf, seal, unseal } from './seal.ts';
import { keeping } from './token-keeping.ts';
import { tokens } from './tokens.ts';
import { unlock } from './unlock.ts';

let device: MemoryStorage;
beforeEach(() => {
  device = new MemoryStorage();
  vi.stubGlobal('localStorage', device);
  vi.stubGlobal('sessionStorage', new MemoryStorage());
});
afterEach(() => vi.unstubAllGlobals());

const canary = 'hf_CANARYabcdefghijklmnopqrstuvwxyz';
const to = { endpoint: 'hf', origin: 'https://router.huggingface.co' };
const words: Lock = { kind: 'passphrase', passphrase: 'four random words' };
const passkey: Lock = { kind: 'passkey', id: 'an-id_1', secret: new Uint8Array(32).fill(7) };

test.each([words, passkey])('a token sealed with a $kind opens with it and with nothing else', async (lock) => {
  const text = await seal(canary, lock, newSalt(lock.kind), to);
  expect(text).not.toContain(canary.slice(3, 12));
  expect(partsOf(text)?.id).toBe(lock.kind === 'passkey' ? lock.id : undefined);
  expect(await unseal(text, lock, to)).toBe(canary);
  const other: Lock =
    lock.kind === 'passkey' ? { ...lock, secret: new Uint8Array(32) } : { ...lock, passphrase: 'four random word' };
  expect(await unseal(text, other, to)).toBeUndefined();
});

test('the same token with the same lock is another text each time', async () => {
  const texts = await Promise.all([1, 2].map(() => seal(canary, words, newSalt('passphrase'), to)));
  expect(new Set(texts.flatMap((text) => text.split('.'))).size).toBe(6);
});

test('a passphrase is the same however its letters are composed', async () => {
  const text = await seal(canary, { kind: 'passphrase', passphrase: 'caf\u00e9 noir' }, newSalt('passphrase'), to);
  expect(await unseal(text, { kind: 'passphrase', passphrase: 'cafe\u0301 noir' }, to)).toBe(canary);
});

test('storage that names another origin or endpoint beside it opens nothing', async () => {
  const text = await seal(canary, words, newSalt('passphrase'), to);
  expect(await unseal(text, words, { ...to, origin: 'https://evil.example' })).toBeUndefined();
  expect(await unseal(text, words, { ...to, endpoint: 'other' })).toBeUndefined();
});

test('what was tampered with, and what is none, opens nothing and throws nothing', async () => {
  const text = await seal(canary, words, newSalt('passphrase'), to);
  const flipped = text.slice(0, -2) + (text.endsWith('A') ? 'BA' : 'AA');
  for (const damaged of [flipped, text.slice(0, -9), '', '...', 'a.b.c', text.replaceAll('.', '!')])
    expect(await unseal(damaged, words, to)).toBeUndefined();
});

test('a sealed token is unlocked for the page, sent, and locked again', async () => {
  const sealed = await seal(canary, words, newSalt('passphrase'), to);
  keeping.save('hf', to.origin, canary, true, { sealed, protection: 'passphrase' });
  expect(device.getItem('proofsheet.tokens')).not.toContain(canary);
  const endpoint = { id: 'hf', api: 'hugging-face', baseUrl: to.origin } as const;
  const authorize = () => {
    const headers = new Headers();
    void tokens.authorize(endpoint, new URL(to.origin), headers);
    return headers.get('authorization');
  };
  expect(authorize()).toBe(`Bearer ${canary}`);
  keeping.setUnlocked('hf');
  expect(authorize).toThrow();
  expect(tokens.isLocked(endpoint)).toBe(true);
  expect(tokens.isLocked({ ...endpoint, baseUrl: 'https://elsewhere.example' })).toBe(false);
  expect(tokens.isLocked({ ...endpoint, api: 'stable-diffusion-cpp' })).toBe(false);
  expect(tokens.hint('hf')).toMatchObject({ hint: 'hf_…xyz', protection: 'passphrase', isLocked: true });
  expect(keeping.reveal('hf', new URL(to.origin))).toBeUndefined();
  expect(await unlock('hf', 'wrong words')).toMatch(/does not open/);
  expect(tokens.isLocked(endpoint)).toBe(true);
  expect(await unlock('hf', 'four random words')).toBeUndefined();
  expect(authorize()).toBe(`Bearer ${canary}`);
  keeping.setRemembered('hf', false);
  expect(authorize()).toBe(`Bearer ${canary}`);
  expect(JSON.stringify([tokens.hint('hf'), tokens.snapshot()])).not.toContain(canary.slice(3, 12));
});
