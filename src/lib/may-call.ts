import { parsePolicy, policiesInPage } from './content-policy.ts';

/**
 * Whether the content policies of this page let it call an origin. `public/boot.js` writes them before any other script
 * runs (TRUST B.3), and they only get tighter: what was saved later is called after a reload. Without a policy, as in
 * development, everybody may be called.
 */
export function mayCall(origin: string): boolean {
  if (origin === location.origin) return true;
  // Only the lock names origins one by one; the policy of index.html before it is wider.
  const lock = policiesInPage().at(-1);
  return lock === undefined || (parsePolicy(lock.content).get('connect-src')?.includes(origin) ?? false);
}
