import { isPrivateHost } from './endpoint.ts';
import { InferenceError } from './inference-error.ts';

/**
 * Where a finished picture may be fetched from: the endpoint's own origin, or a public host over https. An answer must
 * not make this page call a machine on the designer's network, unless that is where the endpoint is (TRUST R3).
 * Throws an InferenceError of kind `malformed`.
 */
export function checkResultUrl(address: string, endpointOrigin: string): URL {
  const refuse = (why: string) => new InferenceError('malformed', `The answer’s picture address ${why}.`);
  if (!URL.canParse(address)) throw refuse('is no address');
  const url = new URL(address);
  if (url.origin === endpointOrigin) return url;
  if (url.username || url.password) throw refuse('holds a name and password');
  const isAtHome = isPrivateHost(new URL(endpointOrigin).hostname);
  if (isPrivateHost(url.hostname) && !isAtHome) throw refuse(`is on a private network (${url.host})`);
  if (url.protocol !== 'https:' && !(isAtHome && url.protocol === 'http:')) throw refuse('is not https');
  return url;
}
