/** A content security policy: its directives with their values, in lower case. Of a directive that is repeated, the first counts. */
export type Policy = ReadonlyMap<string, readonly string[]>;

export function parsePolicy(text: string): Policy {
  const policy = new Map<string, string[]>();
  for (const [name = '', ...values] of text.split(';').map((each) => each.trim().toLowerCase().split(/\s+/)))
    if (name !== '' && !policy.has(name)) policy.set(name, values);
  return policy;
}

/** What each directive may hold at most; those with a fallback are `default-src`'s when they are not there. */
const most: Record<string, readonly string[]> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  'worker-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};
const withoutFallback = ['base-uri', 'form-action'];

/** Where a policy is weaker than the one this page is built with, a sentence each. */
export function weaknesses(policy: Policy): string[] {
  const found = Object.entries(most).flatMap(([name, allowed]) => {
    const fallback = withoutFallback.includes(name) ? undefined : policy.get('default-src');
    const values = policy.get(name) ?? fallback;
    if (!values) return [`${name} is missing`];
    const more = values.filter((value) => value !== "'none'" && !allowed.includes(value));
    return more.length > 0 ? [`${name} allows ${more.join(' ')}`] : [];
  });
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
