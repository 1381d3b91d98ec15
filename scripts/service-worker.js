// Keeps the page for when there is no network. `build-list.ts` puts three constants before this text: `build`, the id of
// the build; `files`, the SHA-256 of each of its files by name; and `hostLine`, which a host may add to the page.
// Nothing is kept or given out whose bytes are not those of the list: a script that wrote into the cache, or a host that
// changed a file, gets nothing in. The page itself comes from the network whenever there is one.

const scope = new URL('./', location.href);
/** Another Proofsheet on this origin has caches of its own. */
const prefix = `proofsheet ${scope.pathname} `;
const cacheName = prefix + build;

/** What a host says about its files beside their bytes, and must go on saying without it. */
const keptHeaders =
  /^(content-type|content-security-policy|x-frame-options|x-content-type-options|referrer-policy|permissions-policy|cross-origin-.*)$/;

/** Pages that came from here, whose other files then come from here as well. */
const servedPages = new Set();

addEventListener('install', (event) => {
  leaveOthersAlone(event);
  event.waitUntil(keepAll().then(takeOverWhenAlone));
});

addEventListener('activate', (event) => {
  event.waitUntil(dropOtherBuilds().then(() => clients.claim()));
});

// A page asks when it has started: the tab with the earlier build may have been closed by then.
addEventListener('message', (event) => event.waitUntil(takeOverWhenAlone()));

addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  const name = nameOf(request.url);
  // What scripts fetch (destination "") is theirs: #checkup compares what the host serves, not what is kept here.
  if (request.method !== 'GET' || request.destination === '' || request.headers.has('authorization') || !name) return;
  const isHashed = name.startsWith('assets/');
  event.respondWith(isHashed || servedPages.has(clientId) ? cacheFirst(name, request) : networkFirst(name, event));
});

/** Requests to servers need not wait for this worker to start. */
function leaveOthersAlone(event) {
  const { protocol, hostname, port, pathname } = scope;
  try {
    const ours = { urlPattern: { protocol: protocol.slice(0, -1), hostname, port, pathname: `${pathname}*` } };
    event.addRoutes?.({ condition: { not: ours }, source: 'network' })?.catch(() => {});
  } catch {} // a browser that knows no such routes asks this worker, which lets them pass
}

/** The name under which a file of this build is listed. Undefined for every other address. */
function nameOf(address) {
  const { origin, pathname, search } = new URL(address);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const name = pathname.slice(scope.pathname.length) || 'index.html';
  // Signing in comes back to the page with words behind a question mark; no other file has any.
  return Object.hasOwn(files, name) && (search === '' || name === 'index.html') ? name : undefined;
}

/** Hosts that know no index.html by its name redirect from there to the folder. */
const addressOf = (name) => (name === 'index.html' ? scope : new URL(name, scope));

async function keepAll() {
  const cache = await caches.open(cacheName);
  const keep = async (name) => cache.put(addressOf(name), (await fromAnyBuild(name)) ?? (await fromHost(name)));
  await Promise.all(Object.keys(files).map(keep));
}

async function fromHost(name) {
  const response = await fetch(addressOf(name), { cache: 'no-cache', redirect: 'error', priority: 'low' });
  const file = response.ok && (await verified(name, response));
  if (!file) throw new Error(`${name} is not the file of this build`);
  return file;
}

/** What an earlier build has in common with this one is not loaded again. */
async function fromAnyBuild(name) {
  for (const each of await ourCaches()) {
    const file = await kept(name, each);
    if (file) return file;
  }
  return undefined;
}

/** A file of this build as it is kept, or undefined. */
async function kept(name, from = cacheName) {
  const found = await caches.match(addressOf(name), { cacheName: from, ignoreVary: true });
  return found && verified(name, found);
}

/** A fresh response with the listed bytes and what matters of the headers; undefined when the bytes are others. */
async function verified(name, response) {
  let bytes = await response.arrayBuffer();
  if (name === 'index.html')
    bytes = new TextEncoder().encode(new TextDecoder().decode(bytes).replace(hostLine, '')).buffer;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== files[name]) return undefined;
  return new Response(bytes, { headers: [...response.headers].filter(([header]) => keptHeaders.test(header)) });
}

async function cacheFirst(name, request) {
  return (await kept(name).catch(() => undefined)) ?? fetch(request);
}

/** What the host answers, however long it takes; what is kept only when it fails: nobody gets a stale page for being slow. */
async function networkFirst(name, { request, resultingClientId }) {
  const asked = fetch(request);
  const answer = await asked.catch(() => undefined);
  if (answer && answer.status < 500) return answer;
  const file = await kept(name).catch(() => undefined);
  if (file && resultingClientId) servedPages.add(resultingClientId);
  return file ?? asked;
}

/** An earlier build stays in charge for as long as one of its pages is open, and its files stay with it. */
async function takeOverWhenAlone() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const open = held.flatMap(({ name }) => (name.startsWith('proofsheet-page ') ? name.split(' ')[1] : []));
  if (open.every((script) => !script.startsWith(scope.href) || nameOf(script))) await skipWaiting();
}

async function dropOtherBuilds() {
  for (const each of await ourCaches()) if (each !== cacheName) await caches.delete(each);
}

async function ourCaches() {
  return (await caches.keys()).filter((each) => each.startsWith(prefix));
}
