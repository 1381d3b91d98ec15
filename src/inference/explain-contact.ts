import { permission } from '#lib/permission.ts';
import type { Advice } from './api.ts';
import { apiOf } from './apis.ts';
import { type Endpoint, isPrivateHost } from './endpoint.ts';
import { InferenceError } from './inference-error.ts';

/** What a page can know of where it stands. */
export type Surroundings = {
  /** The page's own origin. */
  origin: string;
  isOnline: boolean;
  /** What was answered when this page asked for a permission, or undefined where browsers know of none. */
  permission: (name: string) => Promise<string | undefined>;
  fetch: (request: Request) => Promise<Response>;
};

/** How long a server may take to show that it is there, in milliseconds. */
const probeMs = 4000;

/**
 * The same failure, with why it happened as far as a page can find out and what to do about it. A browser says of an
 * unreachable server only that it is (TRUST F-13), so its front page is asked without token or headers: nothing is
 * ordered by that. Only servers of APIs that know how they are started are asked. Rejects only when aborted.
 */
export async function withAdvice<Failure>(
  failure: Failure,
  { api, baseUrl }: Pick<Endpoint, 'api' | 'baseUrl'>,
  signal: AbortSignal,
  around: Surroundings = ofThisPage(),
): Promise<Failure> {
  if (!(failure instanceof InferenceError) || failure.receipt) return failure;
  const { contact } = await apiOf(api);
  const advice =
    failure.kind === 'unreachable'
      ? ((await closedWay(new URL(baseUrl), around)) ??
        (contact && (await closedDoor(new URL(baseUrl), contact.allow(around.origin), around, signal))))
      : contact?.refused?.(failure, around.origin);
  if (advice) failure.advice = advice;
  return failure;
}

/** Why nothing this page sends can arrive there; undefined when something may. */
async function closedWay(to: URL, around: Surroundings): Promise<Advice | undefined> {
  if (!around.isOnline && !isThisMachine(to.hostname))
    return { next: 'This device is offline. Try again when the network is back.' };
  if (await isDenied(to, around))
    return {
      next: `The browser was told to keep this page away from your network. Allow “Local network access” for ${around.origin} in the site’s settings, left of the address, then try again.`,
    };
  return undefined;
}

/**
 * Pages from elsewhere ask before they reach this machine or its network (Chrome 142 and later, TRUST B.4). The one
 * permission became two; a browser knows the old name, the new ones, or none.
 */
async function isDenied({ hostname }: URL, { origin, permission }: Surroundings): Promise<boolean> {
  const page = new URL(origin).hostname;
  const needsNone = isThisMachine(hostname) ? isThisMachine(page) : !isPrivateHost(hostname) || isPrivateHost(page);
  if (needsNone) return false;
  const names = [isThisMachine(hostname) ? 'loopback-network' : 'local-network', 'local-network-access'];
  const answers = await Promise.all(names.map(permission));
  return answers.includes('denied');
}

/** Why a server that this page's requests may arrive at gave it no answer. */
async function closedDoor(to: URL, allow: Advice, around: Surroundings, signal: AbortSignal): Promise<Advice> {
  const answers = (init: RequestInit) => answersTo(to, init, around, signal);
  if (await answers({ mode: 'cors', redirect: 'manual' }))
    return {
      next: 'The server answers now, and allows this page: the connection broke before the picture was whole. What it says where it runs may tell why. Nothing is repeated by itself.',
    };
  // A browser follows redirects of such a request or refuses it; it carries nothing, and its answer cannot be read.
  if (await answers({ mode: 'no-cors', redirect: 'follow' }))
    return { ...allow, next: `It runs, but does not allow requests from this page (CORS). ${allow.next}` };
  if (around.origin.startsWith('https:') && to.protocol === 'http:' && !isThisMachine(to.hostname))
    return {
      next: `A page that came over https may not call ${to.origin}. Open Proofsheet from a server of your own over http, or give that server https.`,
    };
  return { next: `Nothing answers at ${to.host}. Start the server, and check the host and the port in the base URL.` };
}

async function answersTo({ origin }: URL, init: RequestInit, { fetch }: Surroundings, signal: AbortSignal) {
  const request = new Request(origin, {
    ...init,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.any([signal, AbortSignal.timeout(probeMs)]),
  });
  try {
    await fetch(request);
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

function isThisMachine(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

function ofThisPage(): Surroundings {
  return {
    origin: location.origin,
    isOnline: navigator.onLine,
    permission,
    fetch: (request) => globalThis.fetch(request),
  };
}
