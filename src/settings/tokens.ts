import * as z from 'zod/mini';
import { apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { persisted } from '#lib/persisted.ts';

/**
 * Access tokens: the only file that reads or writes one. A token belongs to one endpoint and to the exact origin it was
 * entered for (TRUST R1); it leaves this file only as a header on a request to that origin, and as a masked hint.
 */

/** A token as typed, checked: what would not fit into a header, or is no token at all, gets a sentence. */
export const tokenSchema = z.string().check(
  z.trim(),
  z.refine((token) => /^[\x21-\x7e]*$/.test(token), {
    error: 'Access token: letters, digits and signs only, without spaces',
  }),
  z.maxLength(4096, { error: 'Access token: too long to be one' }),
);

const entrySchema = z.object({
  endpoint: z.string(),
  origin: z.string().check(z.refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin)),
  token: tokenSchema.check(z.minLength(1)),
  addedAt: z.number(),
});

type Stored = z.output<typeof entrySchema>[];

/** Bad entries are dropped one by one: junk in storage costs nobody their other tokens. */
const storedSchema = z.pipe(
  z.array(z.unknown()),
  z.transform((entries): Stored => entries.flatMap((entry) => entrySchema.safeParse(entry).data ?? [])),
);

const key = 'proofsheet.tokens';
const none: Stored = [];
const remembered = persisted<Stored>(key, storedSchema, none);
const thisTab = persisted<Stored>(key, storedSchema, none, () => globalThis.sessionStorage);

/** What may be shown of a token: "hf_…3kQ", the origin it goes to, and whether it outlives the tab. */
export type TokenHint = { hint: string; origin: string; remembered: boolean };

export const tokens = {
  subscribe(listener: () => void): () => void {
    const stops = [remembered.subscribe(listener), thisTab.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  },

  /** Changes whenever any token does; for `useSyncExternalStore`. */
  snapshot(): string {
    return JSON.stringify(
      [...remembered.get(), ...thisTab.get()].map(({ endpoint, origin, addedAt }) => [endpoint, origin, addedAt]),
    );
  },

  hint(endpoint: string): TokenHint | undefined {
    const entry = find(endpoint);
    if (!entry) return undefined;
    return { hint: masked(entry.token), origin: entry.origin, remembered: remembered.get().includes(entry) };
  },

  /** Keeps a token for an endpoint and the origin of its base URL, on this device or for this tab only. */
  save(endpoint: string, baseUrl: string, token: string, remember: boolean): void {
    const entry = { endpoint, origin: new URL(baseUrl).origin, token, addedAt: Date.now() };
    tokens.forget(endpoint);
    const area = remember ? remembered : thisTab;
    area.set([...area.get(), entry]);
  },

  /** Moves a kept token between this device and this tab. */
  setRemembered(endpoint: string, remember: boolean): void {
    const entry = find(endpoint);
    if (entry) tokens.save(endpoint, entry.origin, entry.token, remember);
  },

  /** Forgets the token of an endpoint everywhere. Returns the way to take that back, which holds it unseen. */
  forget(endpoint: string): () => void {
    const forgotten = [remembered, thisTab].map((area) => {
      const [entry] = area.get().filter((each) => each.endpoint === endpoint);
      if (entry) area.set(area.get().filter((each) => each !== entry));
      return { area, entry };
    });
    return () => {
      for (const { area, entry } of forgotten) if (entry) area.set([...area.get(), entry]);
    };
  },

  /** Adds the token of an endpoint to a request, if there is one and the request goes to its origin. Nothing else does. */
  authorize({ id, api }: Pick<Endpoint, 'id' | 'api'>, url: URL, headers: Headers): void {
    const entry = find(id);
    const { credential } = apiFacts[api];
    if (!entry || entry.origin !== url.origin || credential === 'none') return;
    headers.set('authorization', credential === 'basic' ? `Basic ${btoa(entry.token)}` : `Bearer ${entry.token}`);
  },
};

function find(endpoint: string) {
  return [...thisTab.get(), ...remembered.get()].find((entry) => entry.endpoint === endpoint);
}

function masked(token: string): string {
  const prefix = /^(hf_oauth_|hf_|api_|sk-|r8_)/.exec(token)?.[0] ?? '';
  // Three characters tell one's own tokens apart; a short token shows nothing of itself.
  return `${prefix}…${token.length >= 12 ? token.slice(-3) : ''}`;
}
