import { fromBase64, toBase64Url } from '#lib/base64url.ts';

/**
 * Tokens under lock: AES-GCM, with a key out of a passphrase or of what a passkey says. A sealed token is text: the
 * passkey's id where it is one, then salt, IV and ciphertext in base64url, joined by dots.
 */

/** What a token is locked with: words, or the secret of a passkey for this salt. */
export type Lock = { kind: 'passphrase'; passphrase: string } | { kind: 'passkey'; id: string; secret: BufferSource };

/** OWASP's number for PBKDF2 with SHA-256 (TRUST F): about 0.2 s for each guess in this browser. */
const iterations = 600_000;

/** Bytes, as base64url: 16 of salt for a passphrase, 32 for a passkey, which takes as many; an IV of 12, as GCM asks. */
const sealedText = /^(?:([\w-]+)\.)?([\w-]{22}|[\w-]{43})\.([\w-]{16})\.([\w-]{22,})$/;

/** A salt to lock with: what a passkey is asked about, so it has to be there first. */
export function newSalt(kind: Lock['kind']): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(kind === 'passphrase' ? 16 : 32));
}

/**
 * @param to who it is for: endpoint and origin. It opens for nobody else, whatever is written beside it in storage.
 */
export async function seal(
  token: string,
  lock: Lock,
  salt: Uint8Array<ArrayBuffer>,
  to: { endpoint: string; origin: string },
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(lock, salt);
  const sealed = await crypto.subtle.encrypt(gcm(iv, to), key, new TextEncoder().encode(token));
  const id = lock.kind === 'passkey' ? [lock.id] : [];
  return [...id, ...[salt, iv, new Uint8Array(sealed)].map(toBase64Url)].join('.');
}

/** What is needed to open a sealed token; undefined for one that is damaged. */
export function partsOf(text: string) {
  const [, id, ...encoded] = sealedText.exec(text) ?? [];
  const [salt, iv, data] = encoded.map(fromBase64);
  return salt && iv && data && { id, salt, iv, data };
}

/** The token; undefined when the lock is not the right one, or the text is not what was sealed for them. */
export async function unseal(
  text: string,
  lock: Lock,
  to: { endpoint: string; origin: string },
): Promise<string | undefined> {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const key = await keyOf(lock, parts.salt);
  const opened = await crypto.subtle.decrypt(gcm(parts.iv, to), key, parts.data).catch(() => undefined);
  return opened && new TextDecoder().decode(opened);
}

function gcm(iv: Uint8Array<ArrayBuffer>, { endpoint, origin }: { endpoint: string; origin: string }): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${endpoint} ${origin}`) };
}

async function keyOf(lock: Lock, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const aes = { name: 'AES-GCM', length: 256 };
  const uses: KeyUsage[] = ['encrypt', 'decrypt'];
  if (lock.kind === 'passkey') {
    const material = await crypto.subtle.importKey('raw', lock.secret, 'HKDF', false, ['deriveKey']);
    const info = new TextEncoder().encode('proofsheet token');
    return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, aes, false, uses);
  }
  // The same words typed on another keyboard may come in other code points.
  const words = new TextEncoder().encode(lock.passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, aes, false, uses);
}
