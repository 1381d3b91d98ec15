import * as z from 'zod/mini';
import { apiIds } from './api.ts';

/**
 * Where requests go: a base URL and the API it speaks. The token for it is kept apart, under the origin of this URL
 * (`settings/tokens/tokens.ts`), so nothing that holds an endpoint holds a secret.
 */
export const endpointSchema = z.object({
  id: z.string(),
  name: z.string().check(z.trim(), z.minLength(1, { error: 'Name: give it a name to find it by' }), z.maxLength(60)),
  api: z.enum(apiIds),
  baseUrl: z.pipe(
    z.string(),
    z.transform((text, context) => {
      const checked = checkBaseUrl(text);
      if (checked.problem === undefined) return checked.url;
      context.issues.push({ code: 'custom', message: `Base URL: ${checked.problem}`, input: text });
      return z.NEVER;
    }),
  ),
  /** The Hugging Face organisation that pays, when it is not the token's owner. */
  billTo: z.optional(
    z
      .string()
      .check(
        z.trim(),
        z.regex(/^[\w.-]{1,96}$/, { error: 'Bill to: the name of an organisation, as in its address on the Hub' }),
      ),
  ),
  /** What the endpoint charges, as its owner entered it, in US dollars. */
  price: z.optional(z.object({ amount: z.number().check(z.gte(0), z.lte(1000)), per: z.enum(['picture', 'second']) })),
  /** Seconds without a byte of an answer after which it is not waited for any longer; absent, `patienceS` says. */
  giveUpAfterS: z.optional(z.int().check(z.gte(10), z.lte(86_400))),
});

export type Endpoint = z.output<typeof endpointSchema>;

/** The demo engine answers under a name that can never be looked up (RFC 2606), so it cannot reach a network. */
export const demoEndpoint: Endpoint = {
  id: 'demo',
  name: 'Built-in demo',
  api: 'inference-api',
  baseUrl: 'https://demo.invalid',
};

/** Stands where a picture was made elsewhere and brought in: an address that can never be asked (RFC 2606). */
export const importedEndpoint: Endpoint = {
  id: 'imported',
  name: 'Brought in',
  api: 'inference-api',
  baseUrl: 'https://imported.invalid',
};

/**
 * The host in the 2024 document is a stranger's mirror that rewrote host names: an example, never a place to send a
 * token (PROTOCOL trap 1).
 */
const exampleHost = 'api-inference.git.lnyan.com';

/** Hosts that answer 410 to everything, preflights included, so that a browser sees no reason at all (PROTOCOL §1). */
const retiredHost = 'api-inference.huggingface.co';

/**
 * A base URL as typed, without its trailing slashes, or what is wrong with it in words. Plain http is for this machine
 * and private networks; nobody's token belongs on it elsewhere.
 */
export function checkBaseUrl(text: string): { url: string; problem?: never } | { url?: never; problem: string } {
  const typed = text.trim();
  if (!/^https?:\/\//i.test(typed)) return { problem: 'start with https:// (or http:// for a server of your own)' };
  // Parsers drop tabs and line breaks and turn \ into /; what a person cannot see must not decide where a token goes.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0020\\]/.test(typed)) return { problem: 'remove spaces, line breaks and backslashes' };
  if (!URL.canParse(typed)) return { problem: 'this is not a web address' };
  const url = new URL(typed);
  if (url.username || url.password)
    return { problem: 'leave out the name and password; the token has a field of its own' };
  // A bare ? or # has no search and no hash, but it would swallow the path all the same.
  if (/[?#]/.test(typed)) return { problem: 'leave out everything from ? or # on' };
  if (url.hostname === exampleHost)
    return { problem: `${exampleHost} is only an example in a document, not a service to trust` };
  if (url.hostname === retiredHost)
    return { problem: `${retiredHost} was shut down; use https://router.huggingface.co/hf-inference` };
  // A content policy cannot name one, so the page could never be let through to it (TRUST B.2).
  if (url.hostname.startsWith('['))
    return { problem: 'browsers let no page name an IPv6 address; use the host’s name, such as localhost' };
  if (url.hostname.endsWith('.')) return { problem: 'leave out the full stop at the end of the host' };
  if (url.protocol === 'http:' && !isPrivateHost(url.hostname))
    return { problem: 'use https:// for a server that is not on your own network' };
  return { url: url.href.replace(/\/+$/, '') };
}

/** Whether a host is this machine or on a private network (RFC 1918, RFC 4193, link-local, .local, .localhost). */
export function isPrivateHost(host: string): boolean {
  return (
    host === 'localhost' ||
    /\.(localhost|local|lan|internal|home\.arpa)$/.test(host) ||
    (!host.includes('.') && !host.includes(':')) ||
    /^(127|10)\.\d+\.\d+\.\d+$/.test(host) ||
    /^192\.168\.\d+\.\d+$/.test(host) ||
    /^169\.254\.\d+\.\d+$/.test(host) ||
    /^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/.test(host) ||
    /^\[(::1|f[cd][\da-f]{2}:.*|fe80:.*)\]$/.test(host)
  );
}
