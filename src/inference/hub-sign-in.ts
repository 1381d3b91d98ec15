import * as z from 'zod/mini';
import { toBase64Url } from '#lib/base64url.ts';
import { uniqueId } from '#lib/unique-id.ts';
import { type Ports, send } from './send.ts';

/**
 * Signing in at Hugging Face: OAuth with PKCE (RFC 7636). Its addresses are looked up there, as OpenID has it, and have to
 * be its own; the code and the token go nowhere else.
 */
export const hubOrigin = 'https://huggingface.co';

const configurationUrl = `${hubOrigin}/.well-known/openid-configuration`;

const placeSchema = z.string().check(z.refine((url) => URL.canParse(url) && new URL(url).origin === hubOrigin));
const placesSchema = z.object({
  authorization_endpoint: placeSchema,
  token_endpoint: placeSchema,
  userinfo_endpoint: placeSchema,
});

const scopes = 'openid profile inference-api';

type Anonymous = Omit<Ports, 'authorize'>;

async function readPlaces(ports: Anonymous): Promise<z.output<typeof placesSchema>> {
  const { response } = await send({ method: 'GET', url: configurationUrl }, { ...ports, authorize: () => undefined });
  return placesSchema.parse(await response.json());
}

/** What has to be kept until Hugging Face answers: `nonce` tells the answer, `codeVerifier` proves who asked. */
type SignInSecrets = { nonce: string; codeVerifier: string };

/**
 * The address at which somebody allows this page to call providers for them. Throws when Hugging Face cannot be asked.
 *
 * @param state comes back with the answer
 */
export async function signInUrl(
  { clientId, redirectUrl, state }: { clientId: string; redirectUrl: string; state: string },
  ports: Anonymous,
): Promise<{ url: URL } & SignInSecrets> {
  const { authorization_endpoint } = await readPlaces(ports);
  const nonce = uniqueId();
  const codeVerifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  const url = new URL(authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: clientId,
    scope: scopes,
    response_type: 'code',
    redirect_uri: redirectUrl,
    state: JSON.stringify({ nonce, state }),
    code_challenge: toBase64Url(new Uint8Array(hash)),
    code_challenge_method: 'S256',
  }).toString();
  return { url, nonce, codeVerifier };
}

const tokenSchema = z.object({
  access_token: z.string().check(z.regex(/^[\x21-\x7e]{1,4096}$/)),
  expires_in: z.number(),
  scope: z.string(),
});
const personSchema = z.object({ preferred_username: z.string() });

/** A token from signing in: when it ends, in epoch milliseconds, what it may do, and whose it is. */
export type Grant = { token: string; expiresAt: number; scope: string; name: string };

/**
 * Gets the token for a code that Hugging Face sent this page back with. Throws when it gives none.
 *
 * @param authorize adds a token to the question whose it is
 */
export async function redeemCode(
  { code, codeVerifier, redirectUrl }: { code: string; codeVerifier: string; redirectUrl: string },
  { authorize, ...ports }: Anonymous & { authorize: (token: string, url: URL, headers: Headers) => void },
): Promise<Grant> {
  const places = await readPlaces(ports);
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: codeVerifier };
  const granted = await send(
    { method: 'POST', url: places.token_endpoint, body: new URLSearchParams(form) },
    { ...ports, authorize: () => undefined },
  );
  const { access_token: token, expires_in, scope } = tokenSchema.parse(await granted.response.json());
  const person = await send(
    { method: 'GET', url: places.userinfo_endpoint },
    { ...ports, authorize: (url, headers) => authorize(token, url, headers) },
  );
  const { preferred_username: name } = personSchema.parse(await person.response.json());
  return { token, expiresAt: Date.now() + expires_in * 1000, scope, name };
}
