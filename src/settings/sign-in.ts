import * as z from 'zod/mini';
import type { Endpoint } from '#inference/endpoint.ts';
import { hubOrigin, redeemCode, signInUrl } from '#inference/hub-sign-in.ts';
import { persisted } from '#lib/persisted.ts';
import { endpoints } from './endpoints.ts';
import { authorizeWith, isHuggingFace } from './tokens/authorize-with.ts';
import { keeping } from './tokens/token-keeping.ts';

/**
 * Signing in with Hugging Face: OAuth with PKCE in this very tab. What began it is kept for the tab and used once, so
 * that an answer which this tab did not ask for leads to no request at all (TRUST R12, A-41).
 */
const begunSchema = z.object({
  nonce: z.string(),
  codeVerifier: z.string(),
  endpoint: z.string(),
  origin: z.string(),
  remember: z.boolean(),
  /** The fragment the page had, which comes back with it. */
  hash: z.string(),
  begunAt: z.number(),
});

const begun = persisted<z.output<typeof begunSchema> | null>(
  'proofsheet.sign-in',
  z.nullable(begunSchema),
  null,
  () => globalThis.sessionStorage,
);

/** How long somebody may take at Hugging Face, making an account included, in milliseconds. */
const tooLateMs = 3_600_000;

/** How long Hugging Face may take, in milliseconds: the page waits for it. */
const patienceMs = 15_000;

/**
 * Leaves the page for Hugging Face, which sends it back with an answer for `finishSignIn`. The endpoint has to be saved
 * before. Throws when Hugging Face cannot be asked where to go.
 */
export async function beginSignIn(
  clientId: string,
  { id, baseUrl }: Pick<Endpoint, 'id' | 'baseUrl'>,
  remember: boolean,
): Promise<void> {
  const asked = { clientId, redirectUrl: redirectUrl(), state: id };
  const { url, nonce, codeVerifier } = await signInUrl(asked, { signal: AbortSignal.timeout(patienceMs) });
  const { origin } = new URL(baseUrl);
  begun.set({ nonce, codeVerifier, endpoint: id, origin, remember, hash: location.hash, begunAt: Date.now() });
  location.assign(url);
}

/** Where Hugging Face sends this page back to: its own address, without what stands behind it. */
const redirectUrl = () => location.origin + location.pathname;

const stateSchema = z.object({ nonce: z.string(), state: z.string() });

const notSignedIn = 'You are not signed in:';

/**
 * Deals with what Hugging Face sent this page back with, given as the query of its address, which is cleaned already.
 * Puts the fragment back, keeps the token, and returns what to tell. Never throws, and repeats nothing of the answer:
 * anybody can write an address.
 */
export async function finishSignIn(search: string): Promise<{ text: string }> {
  return { text: await outcomeOf(search) };
}

async function outcomeOf(search: string): Promise<string> {
  const known = begun.get();
  begun.set(null);
  const query = new URLSearchParams(search);
  const state = stateSchema.safeParse(parsed(query.get('state'))).data;
  const endpoint = endpoints.get().own.find(({ id }) => id === known?.endpoint);
  const isOurs = known && state?.nonce === known.nonce && state.state === known.endpoint && window.top === window;
  if (!isOurs) return 'This address claims to bring a sign-in that this tab did not begin. It was ignored.';
  if (!location.hash) history.replaceState(null, '', location.pathname + known.hash);
  if (Date.now() - known.begunAt > tooLateMs) return `${notSignedIn} it took too long. Begin again under Endpoints.`;
  if (!endpoint || new URL(endpoint.baseUrl).origin !== known.origin || !isHuggingFace(known.origin))
    return `${notSignedIn} the endpoint has changed meanwhile. Begin again under Endpoints.`;
  if (query.has('error')) return `${notSignedIn} Hugging Face was not given your permission. The endpoint is kept.`;
  try {
    const { token, expiresAt, scope, name } = await redeemCode(
      { code: query.get('code') ?? '', codeVerifier: known.codeVerifier, redirectUrl: redirectUrl() },
      {
        signal: AbortSignal.timeout(patienceMs),
        authorize: (token, url, headers) => authorizeWith({ origin: hubOrigin, token }, url, headers),
      },
    );
    keeping.save(endpoint.id, endpoint.baseUrl, token, known.remember, { expiresAt });
    endpoints.select(endpoint.id);
    const who = `Signed in to Hugging Face as ${name}`;
    return scope.split(' ').includes('inference-api')
      ? `${who}, for ${endpoint.name}.`
      : `${who}, but without permission to call Inference Providers. Sign in again under Endpoints and allow it.`;
  } catch {
    return `${notSignedIn} Hugging Face could not be asked for the token. Begin again under Endpoints.`;
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
