import { persisted } from '#lib/persisted.ts';
import { entriesSchema, isIdle, type TokenEntry } from './token-entry.ts';

/** Where tokens lie: in the storage of this device or of this tab, and unlocked ones in the memory of this page. */

const key = 'proofsheet.tokens';
const none: TokenEntry[] = [];
export const remembered = persisted<TokenEntry[]>(key, entriesSchema, none);
export const thisTab = persisted<TokenEntry[]>(key, entriesSchema, none, () => globalThis.sessionStorage);
export const areas = [thisTab, remembered];

/** Tokens that were unlocked, by what they are sealed as. */
export const unlocked = new Map<string, string>();

/** Copies that are known not to have been forgotten: this page wrote them, or looked that up. */
export const known = new Set<string>();

/** Who is told when what is unlocked or known changes; storage tells of itself. */
export const watchers = new Set<() => void>();

/** The token of an endpoint that was entered last, in this tab or another (TRUST F-27). */
export function find(endpoint: string): TokenEntry | undefined {
  const all = areas.flatMap((area) => area.get()).filter((entry) => entry.endpoint === endpoint);
  return all.reduce<TokenEntry | undefined>(
    (newest, each) => (newest && newest.addedAt >= each.addedAt ? newest : each),
    undefined,
  );
}

/** A token in plain; undefined for one that has to be unlocked, or entered again. */
export function textOf(entry: TokenEntry): string | undefined {
  return isIdle(entry) ? undefined : (entry.token ?? unlocked.get(entry.sealed ?? ''));
}

/** Drops copies that were forgotten, here or in another tab, from this page. */
export function drop(ids: readonly string[]): void {
  for (const area of areas) {
    const stay = area.get().filter(({ id }) => !ids.includes(id));
    if (stay.length < area.get().length) area.set(stay);
  }
}
