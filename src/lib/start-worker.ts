/**
 * Starts a worker of this build. Its address goes through the only Trusted Types policy there is, which lets the page load
 * code from its own origin and nothing else (TRUST B.2).
 *
 * @param url of the worker's file, from an import with `?worker&url`
 */
export function startWorker(url: string, name: string): Worker {
  return new Worker(ownScript(url), { type: 'module', name });
}

/** The address of a script of this page's own origin, as sinks of code take it. Throws for any other. */
export function ownScript(url: string): string {
  return policy.createScriptURL(new URL(url, location.href).href);
}

const policy = createPolicy({
  createScriptURL(url) {
    if (new URL(url).origin !== location.origin) throw new TypeError(`Not a script of this page: ${url}`);
    return url;
  },
});

function createPolicy(rules: ScriptUrlRules): ScriptUrlRules {
  // Browsers without Trusted Types take the address itself.
  return globalThis.trustedTypes?.createPolicy('app', rules) ?? rules;
}
