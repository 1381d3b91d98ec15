/** What a policy stops, it reports in a later task; in ms. */
const soon = 1500;

/**
 * Does what the page's content policy is to stop, and resolves to whether the policy said that it did: a request that
 * failed because nobody answered is none that was stopped.
 *
 * @param directive what stops it, such as `connect-src`
 * @param about what is stopped, as the beginning of an address or a word such as `eval`
 */
export async function isStopped(directive: string, about: string, act: () => unknown): Promise<boolean> {
  let hear = (_: SecurityPolicyViolationEvent): void => undefined;
  const heard = new Promise<true>((resolve) => {
    hear = ({ effectiveDirective, blockedURI, disposition }) => {
      if (effectiveDirective === directive && blockedURI.startsWith(about) && disposition === 'enforce') resolve(true);
    };
  });
  const late = new Promise<false>((resolve) => setTimeout(resolve, soon, false));
  document.addEventListener('securitypolicyviolation', hear);
  try {
    // What it throws is the stop itself.
    await Promise.resolve()
      .then(act)
      .catch(() => undefined);
    return await Promise.race([heard, late]);
  } finally {
    document.removeEventListener('securitypolicyviolation', hear);
  }
}
