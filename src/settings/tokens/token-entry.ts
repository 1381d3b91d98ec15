import * as z from 'zod/mini';
import { fitting } from '#lib/persisted.ts';

const entrySchema = z.object({
  /** Names this copy: what was forgotten is known by it, and a token that is entered again is another copy. */
  id: z.optional(z.string()),
  endpoint: z.string(),
  origin: z.string().check(z.refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin)),
  /** What fits into a header; `token-text.ts` says it in words where one is typed. Absent from one that is asked for. */
  token: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,4096}$/))),
  /** Instead of it: the token as `seal.ts` writes it. */
  sealed: z.optional(z.string()),
  /** What unseals it. */
  protection: z.optional(z.enum(['passphrase', 'passkey'])),
  /** What is shown of a token that is not here in plain. */
  hint: z.optional(z.string()),
  addedAt: z.number(),
  /** When it ends, in epoch milliseconds: what signing in brought has this, a token that was pasted has not. */
  expiresAt: z.optional(z.number()),
  /** When it was last sent, to the day. */
  usedAt: z.optional(z.number()),
});

/** A token of one endpoint, for one origin: in plain, sealed, or forgotten because nobody used it. Times in epoch milliseconds. */
export type TokenEntry = z.output<typeof entrySchema> & { id: string };

/** Bad entries are dropped one by one: junk in storage costs nobody their other tokens. */
export const entriesSchema = z.pipe(
  fitting(entrySchema, 'tokens'),
  // Copies had no names once.
  z.transform((entries): TokenEntry[] =>
    entries.map((entry) => ({ ...entry, id: entry.id ?? `${entry.endpoint} ${entry.addedAt}` })),
  ),
);

export const dayMs = 86_400_000;

/**
 * Whether a token has lain there in plain for 30 days without being sent (TRUST F.5). A use in a time to come is of a clock
 * that jumped, and counts: better a token that stays than one that is lost.
 */
export function isIdle({ token, usedAt = Number.POSITIVE_INFINITY }: TokenEntry, now = Date.now()): boolean {
  return token !== undefined && now - usedAt > 30 * dayMs;
}

/** "hf_…3kQ": three characters tell one's own tokens apart; a short token shows nothing of itself. */
export function masked(token: string): string {
  const prefix = /^(hf_|api_|sk-|r8_)/.exec(token)?.[0] ?? '';
  return `${prefix}…${token.length >= 12 ? token.slice(-3) : ''}`;
}
