/**
 * Whether the content policies of this page let it call an origin. `public/boot.js` writes them before any other script
 * runs (TRUST B.3), and they only get tighter: what was saved later is called after a reload. Without a policy, as in
 * development, everybody may be called.
 */
export function mayCall(origin: string): boolean {
  if (!globalThis.document) return true;
  if (origin === location.origin) return true;
  const policies = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  // Only the lock names origins one by one; the policy of index.html before it is wider.
  const lock = [...policies].at(-1)?.content;
  return lock === undefined || sourcesOf(lock).includes(origin);
}

function sourcesOf(policy: string): string[] {
  const [, sources = ''] = /connect-src ([^;]*)/.exec(policy) ?? [];
  return sources.split(' ');
}
