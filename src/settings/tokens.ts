import * as z from 'zod/mini';
import { type ApiId, apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { persisted } from '#lib/persisted.ts';

/**
 * Access tokens: the only file that reads or writes one. A token belongs to one endpoint and to the exact origin it was
 * entered for (TRUST R1); it leaves this file only for an address that `mayReceive` it, and as a masked hint.
 */

const entrySchema = z.object({
  endpoint: z.string(),
  origin: z.string().check(z.refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin)),
  // What fits into a header; `token-text.ts` says it in words where one is typed.
  token: z.string().check(z.regex(/^[\x21-\x7e]{1,4096}$/)),
  addedAt: z.number(),
  /** When it ends, in epoch milliseconds: what signing in brought has this, a token that was pasted has not. */
  expiresAt: z.optional(z.number()),
});

type Entry = z.output<typeof entrySchema>;

/** Bad entries are dropped one by one: junk in storage costs nobody their other tokens. */
const storedSchema = z.pipe(
  z.array(z.unknown()),
  z.transform((entries): Entry[] => entries.flatMap((entry) => entrySchema.safeParse(entry).data ?? [])),
);

const key = 'proofsheet.tokens';
const none: Entry[] = [];
const remembered = persisted<Entry[]>(key, storedSchema, none);
const thisTab = persisted<Entry[]>(key, storedSchema, none, () => globalThis.sessionStorage);

/** What may be shown of a token: "hf_…3kQ", the origin it goes to, and whether it outlives the tab. Times as stored. */
export type TokenHint = Omit<Entry, 'token'> & { hint: string; remembered: boolean };

/** Whether an origin is Hugging Face's, so that the tokens entered for it are those of a Hugging Face account. */
export function isHuggingFace(origin: string): boolean {
  return /^https:\/\/((router\.)?huggingface\.co|([a-z\d-]+\.)+endpoints\.huggingface\.cloud)$/.test(origin);
}

/**
 * Who may see a token that was entered for `origin`: that origin, and for one of Hugging Face's the two addresses that
 * tell whose it is and revoke it. Nobody else, whatever the token looks like.
 */
export function mayReceive(origin: string, { origin: to, href }: URL): boolean {
  const isAccounts = /^https:\/\/huggingface\.co\/api\/(whoami-v2|credentials\/revoke)$/.test(href);
  return to === origin || (isAccounts && isHuggingFace(origin));
}

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
      [remembered, thisTab].flatMap((area, place) =>
        area.get().map(({ endpoint, origin, addedAt }) => [place, endpoint, origin, addedAt]),
      ),
    );
  },

  hint(endpoint: string): TokenHint | undefined {
    const entry = find(endpoint);
    if (!entry) return undefined;
    const { token, ...shown } = entry;
    return { ...shown, hint: masked(token), remembered: remembered.get().includes(entry) };
  },

  /**
   * Keeps a token for an endpoint and the origin of its base URL, on this device or for this tab only. One that signing
   * in brought comes with its end.
   */
  save(endpoint: string, baseUrl: string, token: string, remember: boolean, expiresAt?: number): void {
    keep({ endpoint, origin: new URL(baseUrl).origin, token, addedAt: Date.now(), expiresAt }, remember);
  },

  /** Moves a kept token between this device and this tab. */
  setRemembered(endpoint: string, remember: boolean): void {
    const entry = find(endpoint);
    if (entry) keep(entry, remember);
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

  /** Adds the token of an endpoint to a request, if there is one and it may go there. Nothing else does. */
  authorize({ id, api }: Pick<Endpoint, 'id' | 'api'>, url: URL, headers: Headers): void {
    const entry = find(id);
    if (entry) authorizeWith(entry, url, headers, apiFacts[api].credential);
  },

  /** The token of an endpoint for what is about to show it to this address; undefined where it may not be shown. */
  reveal(endpoint: string, to: URL): string | undefined {
    const entry = find(endpoint);
    return entry && mayReceive(entry.origin, to) ? entry.token : undefined;
  },
};

/** Adds a token to a request if an entry for its origin may go there: for one that is typed and not saved yet. */
export function authorizeWith(
  { origin, token }: Pick<Entry, 'origin' | 'token'>,
  url: URL,
  headers: Headers,
  credential: (typeof apiFacts)[ApiId]['credential'] = 'bearer',
): void {
  if (!mayReceive(origin, url) || credential === 'none') return;
  headers.set('authorization', credential === 'basic' ? `Basic ${btoa(token)}` : `Bearer ${token}`);
}

function keep(entry: Entry, remember: boolean): void {
  tokens.forget(entry.endpoint);
  const area = remember ? remembered : thisTab;
  area.set([...area.get(), entry]);
}

function find(endpoint: string) {
  return [...thisTab.get(), ...remembered.get()].find((entry) => entry.endpoint === endpoint);
}

function masked(token: string): string {
  const prefix = /^(hf_|api_|sk-|r8_)/.exec(token)?.[0] ?? '';
  // Three characters tell one's own tokens apart; a short token shows nothing of itself.
  return `${prefix}…${token.length >= 12 ? token.slice(-3) : ''}`;
}
