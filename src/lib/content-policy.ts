/** A content security policy: its directives with their values, in lower case. Of a directive that is repeated, the first counts. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** The directives of a policy, from its text as a header or a `<meta>` gives it. */
export function parsePolicy(text: string): Policy {
  const policy = new Map<string, string[]>();
  for (const [name = '', ...values] of text.split(';').map((each) => each.trim().toLowerCase().split(/\s+/)))
    if (name !== '' && !policy.has(name)) policy.set(name, values);
  return policy;
}

/** The policies that stand in the page, in their order; the browser goes by all of them. */
export function policiesInPage(): HTMLMetaElement[] {
  return [...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]')];
}
