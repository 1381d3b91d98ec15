import { queryOptions } from '@tanstack/react-query';
import { fromBase64, toBase64Url } from '#lib/base64url.ts';

/**
 * Passkeys that give a secret (WebAuthn with the extension PRF): what a token is locked with, never a way to sign in
 * anywhere. The secret follows from the passkey and a salt; neither is of use without the other.
 */

/** Whether this browser says that it can, at this address, outside any frame. */
export const canPasskeyQuery = queryOptions({
  queryKey: ['can-passkey'],
  queryFn: async (): Promise<boolean> => {
    // Browsers without the question are asked nothing further: the extension is younger than it.
    const capabilities = await globalThis.PublicKeyCredential?.getClientCapabilities?.().catch(() => undefined);
    // A passkey belongs to a name; an address in numbers is none.
    const isNamed = /[a-z]/.test(location.hostname);
    return capabilities?.['extension:prf'] === true && isNamed && window.top === window;
  },
  staleTime: Number.POSITIVE_INFINITY,
  networkMode: 'always',
});

/** What a passkey gave: its id, and its secret for the salt. */
export type PasskeySecret = { id: string; secret: BufferSource };

/**
 * Makes a passkey under a name and asks it for its secret. Rejects when it is not made, with a DOMException, and when it
 * gives no secret, with words.
 */
export async function makePasskey(name: string, salt: BufferSource): Promise<PasskeySecret> {
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { name: 'Proofsheet' },
      user: { id: random(), name, displayName: name },
      challenge: random(),
      // ES256, EdDSA and RS256: between them every authenticator has one. Nothing is ever signed with it.
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      extensions: { prf: { eval: { first: salt } } },
    },
  });
  if (!(made instanceof PublicKeyCredential)) throw noSecret();
  const id = toBase64Url(new Uint8Array(made.rawId));
  const { prf } = made.getClientExtensionResults();
  if (prf?.results) return { id, secret: prf.results.first };
  // Most say only that they can, and tell when they are asked again.
  if (!prf?.enabled) throw noSecret();
  return { id, secret: await askPasskey(id, salt) };
}

/** The secret of a passkey for a salt. Rejects as `makePasskey` does. */
export async function askPasskey(id: string, salt: BufferSource): Promise<BufferSource> {
  const asked = await navigator.credentials.get({
    publicKey: {
      challenge: random(),
      allowCredentials: [{ type: 'public-key', id: fromBase64(id) }],
      userVerification: 'required',
      extensions: { prf: { eval: { first: salt } } },
    },
  });
  const results = asked instanceof PublicKeyCredential ? asked.getClientExtensionResults().prf?.results : undefined;
  if (!results) throw noSecret();
  return results.first;
}

/** Why a passkey did not help, in words. */
export function passkeyProblem(error: unknown): string {
  return error instanceof DOMException
    ? 'Passkey: it was not used, or this browser does not have it. Try again.'
    : 'Passkey: this one cannot lock a token. Take a passphrase.';
}

function noSecret(): Error {
  return new Error('The passkey gives no secret.');
}

function random(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}
