import { persisted } from '#lib/persisted.ts';
import { entriesSchema, type TokenEntry } from './token-entry.ts';

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

/** The token of an endpoint; one for this tab counts before one of the device. */
export function find(endpoint: string): TokenEntry | undefined {
  return areas.flatMap((area) => area.get()).find((entry) => entry.endpoint === endpoint);
}

/** A token in plain; undefined for one that has to be unlocked, or entered again. */
export function textOf({ token, sealed = '' }: TokenEntry): string | undefined {
  return token ?? unlocked.get(sealed);
}
