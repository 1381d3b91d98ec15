import { apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { authorizeWith, mayReceive } from './authorize-with.ts';
import { areas, find, known, remembered, textOf, watchers } from './token-areas.ts';
import { dayMs, masked, type TokenEntry } from './token-entry.ts';
import type { Keeping } from './token-keeping.ts';

/** What may be shown of a token: "hf_…3kQ", the origin it goes to, and whether it outlives the tab. Times as stored. */
export type TokenHint = Omit<TokenEntry, 'token' | 'sealed'> & {
  hint: string;
  remembered: boolean;
  /** Whether it has to be unlocked, or entered again, before it can be sent. */
  isLocked: boolean;
};

/**
 * Access tokens as the page uses them; `token-keeping.ts` is what changes them. A token belongs to one endpoint and to the
 * exact origin it was entered for (TRUST R1); it leaves these two files only for an address that `mayReceive` it, and as
 * a masked hint.
 */
export const tokens = {
  subscribe(listener: () => void): () => void {
    const stops = areas.map((area) => area.subscribe(listener));
    watchers.add(listener);
    return () => {
      watchers.delete(listener);
      for (const stop of stops) stop();
    };
  },

  /** Changes whenever any token does; for `useSyncExternalStore`. */
  snapshot(): string {
    const stateOf = (entry: TokenEntry) => [entry.id, !textOf(entry), known.has(entry.id)];
    return JSON.stringify(areas.flatMap((area) => area.get().map(stateOf)));
  },

  hint(endpoint: string): TokenHint | undefined {
    const entry = find(endpoint);
    if (!entry) return undefined;
    const { token = '', sealed: _, ...shown } = entry;
    return {
      ...shown,
      hint: entry.hint ?? masked(token),
      remembered: remembered.get().includes(entry),
      isLocked: !textOf(entry),
    };
  },

  /** Whether a request to an endpoint needs a token that has to be unlocked, or entered again, first. */
  isLocked(endpoint: Pick<Endpoint, 'id' | 'api' | 'baseUrl'>): boolean {
    const entry = entryFor(endpoint, new URL(endpoint.baseUrl));
    return entry !== undefined && !textOf(entry);
  },

  /**
   * Adds the token of an endpoint to a request, if there is one and it may go there. Nothing else does. At once, unless
   * this page has yet to look up whether the token was forgotten. Throws an InferenceError for one that is locked, or of
   * which that cannot be looked up.
   */
  authorize(endpoint: Pick<Endpoint, 'id' | 'api'>, url: URL, headers: Headers): Promise<void> | undefined {
    const entry = entryFor(endpoint, url);
    if (!entry) return undefined;
    if (!known.has(entry.id))
      return withKeeping((keeping) => keeping.check()).then(
        () => tokens.authorize(endpoint, url, headers),
        () => {
          throw new InferenceError('locked', cannotTell);
        },
      );
    const token = textOf(entry);
    if (!token) throw new InferenceError('locked', '');
    authorizeWith({ origin: entry.origin, token }, url, headers, apiFacts[endpoint.api].credential);
    // Once a day is enough: storage is not for what changes with every request.
    if (Date.now() - (entry.usedAt ?? 0) > dayMs)
      withKeeping((keeping) => keeping.noteUse(entry.id)).catch(() => undefined); // the next one does
    return undefined;
  },
};

const cannotTell =
  'This browser’s database does not answer, so the page cannot tell whether this token was forgotten. Nothing was sent. It can be entered anew.';

/** The token of an endpoint, if it goes with requests to this address. */
function entryFor({ id, api }: Pick<Endpoint, 'id' | 'api'>, url: URL): TokenEntry | undefined {
  const entry = find(id);
  return entry && mayReceive(entry.origin, url) && apiFacts[api].credential !== 'none' ? entry : undefined;
}

/** Does what changes tokens, which comes when it is needed. */
async function withKeeping(change: (keeping: Keeping) => Promise<void>): Promise<void> {
  await change((await import('./token-keeping.ts')).keeping);
}
