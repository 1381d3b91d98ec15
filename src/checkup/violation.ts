import { within } from '#lib/within.ts';

/** What a policy stops, it reports in a later task, on a busy device much later; in ms. */
const patienceMs = 5000;

/**
 * Does what the page's content policy is to stop, and resolves to whether the policy said that it did. When it said
 * nothing, what was done may have failed for another reason: an address that nobody answers is no request that was stopped.
 *
 * @param directive what stops it, such as `connect-src`
 * @param about what is stopped: the beginning of an address, or a scheme such as `blob`
 */
export async function isStopped(directive: string, about: string, act: () => unknown): Promise<boolean> {
  let hear = (_: SecurityPolicyViolationEvent): void => undefined;
  const heard = new Promise<true>((resolve) => {
    hear = ({ effectiveDirective, blockedURI, disposition }) => {
      if (effectiveDirective === directive && blockedURI.startsWith(about) && disposition === 'enforce') resolve(true);
    };
  });
  document.addEventListener('securitypolicyviolation', hear);
  try {
    // What it throws is the stop itself, or says nothing of one.
    await Promise.resolve()
      .then(act)
      .catch(() => undefined);
    return await within(patienceMs, heard, false);
  } finally {
    document.removeEventListener('securitypolicyviolation', hear);
  }
}
