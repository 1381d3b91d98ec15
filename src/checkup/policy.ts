import type { Policy } from '#lib/content-policy.ts';

/** What each directive of the page's own policy holds, which is the most it may hold. */
const most: Record<string, readonly string[]> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  // The servers people choose are anywhere; which of them may be asked is the lock's to say.
  'connect-src': ["'self'", 'https:', 'http://localhost:*', 'http://127.0.0.1:*', 'http:'],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'media-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'trusted-types': ['app'],
};

/** Where a policy is weaker than the one this page is built with, a sentence each. */
export function weaknesses(policy: Policy): string[] {
  const found = Object.entries(most).flatMap(([name, allowed]) => {
    const values = policy.get(name) ?? (name.endsWith('-src') ? policy.get('default-src') : undefined);
    if (!values) return [`${name} is missing`];
    const more = values.filter((value) => value !== "'none'" && !allowed.includes(value));
    return more.length > 0 ? [`${name} allows ${more.join(' ')}`] : [];
  });
  // One like `script-src-elem` takes the place of a wider one; every other kind only tightens.
  const others = [...policy.keys()].filter((name) => name.includes('-src') && !(name in most));
  found.push(...others.map((name) => `${name} is not of the build`));
  if (!policy.get('require-trusted-types-for')?.includes("'script'")) found.push('Trusted Types are not required');
  return found;
}

/** The origins a lock lets the page ask, and what in its list is no single origin. */
export function lockOf(policy: Policy): { origins: string[]; tooWide: string[] } {
  const values = (policy.get('connect-src') ?? policy.get('default-src') ?? ['*']).filter(
    (value) => value !== "'self'" && value !== "'none'",
  );
  const isOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value;
  return { origins: values.filter(isOrigin), tooWide: values.filter((value) => !isOrigin(value)) };
}
