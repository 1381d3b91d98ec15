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
  if (!/^https?:$/.test(url.protocol)) throw refuse('is not https');
  if (url.username || url.password) throw refuse('holds a name and password');
  const isAtHome = isPrivateHost(new URL(endpointOrigin).hostname);
  if (isInside(url.hostname) && !isAtHome) throw refuse(`is on a private network (${url.host})`);
  if (url.protocol === 'http:' && !isAtHome) throw refuse('is not https');
  return url;
}

/**
 * More than is private to an endpoint, because nobody typed this address: also what leads home by another spelling, such
 * as "localhost.", 0.0.0.0, [::] and IPv4 inside IPv6, and the carriers' 100.64.0.0/10 (RFC 6598).
 */
function isInside(host: string): boolean {
  return (
    isPrivateHost(host.replace(/\.+$/, '')) ||
    /^(0|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(host) ||
    /^\[(::|64:ff9b:)/.test(host)
  );
}
