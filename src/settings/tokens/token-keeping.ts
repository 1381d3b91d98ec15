import { uniqueId } from '#lib/unique-id.ts';
import { storageState } from '#library/storage-state.ts';
import { mayReceive } from './authorize-with.ts';
import { areas, drop, find, known, remembered, textOf, thisTab, unlocked, watchers } from './token-areas.ts';
import { masked, type TokenEntry } from './token-entry.ts';
import { bury, readJudgement } from './tombstones.ts';

/** Tells the other tabs the names of copies that are forgotten, and nothing of the tokens. */
const channelName = 'proofsheet-forgotten';
let others: BroadcastChannel | undefined;

/** Whether what was forgotten last is noted for good. */
let noting = Promise.resolve(true);

/** What changes tokens: keeping, locking and forgetting them. */
export const keeping = {
  /**
   * Keeps a token for an endpoint and the origin of its base URL, on this device or for this tab only. One that signing
   * in brought comes with its end, one that is protected as it was sealed; unlocked it stays in memory.
   */
  save(
    endpoint: string,
    baseUrl: string,
    token: string,
    remember: boolean,
    more: Partial<Pick<TokenEntry, 'addedAt' | 'expiresAt' | 'sealed' | 'protection'>> = {},
  ): void {
    const now = Date.now();
    const text = more.sealed ? { hint: masked(token) } : { token };
    if (more.sealed) unlocked.set(more.sealed, token);
    keep({ endpoint, origin: new URL(baseUrl).origin, ...text, addedAt: now, usedAt: now, ...more }, remember);
  },

  /** Moves a kept token between this device and this tab. */
  setRemembered(endpoint: string, remember: boolean): void {
    const entry = find(endpoint);
    if (entry && remembered.get().includes(entry) !== remember) keep(entry, remember);
  },

  /** Forgets the token of an endpoint everywhere. Returns the way to take that back, which holds it unseen. */
  forget(endpoint: string): () => void {
    const forgotten = areas.flatMap((area) =>
      area
        .get()
        .filter((each) => each.endpoint === endpoint)
        .map((entry) => ({ area, entry })),
    );
    const ids = forgotten.map(({ entry }) => entry.id);
    drop(ids);
    note(ids);
    return () => {
      for (const { area, entry } of forgotten) area.set([...area.get(), anew(entry)]);
    };
  },

  /** Resolves to whether what was forgotten last stays forgotten even if the browser is killed now. */
  noted: () => noting,

  /** The token of an endpoint as it is sealed, with what it is sealed for; undefined for one in plain. */
  sealed(endpoint: string): { text: string; origin: string } | undefined {
    const { sealed: text, origin = '' } = find(endpoint) ?? {};
    return text === undefined ? text : { text, origin };
  },

  /** Lays a sealed token open in the memory of this page, as somebody unsealed it. Without one it is locked again. */
  setUnlocked(endpoint: string, token?: string): void {
    const { sealed } = find(endpoint) ?? {};
    if (sealed && token) unlocked.set(sealed, token);
    else if (sealed) unlocked.delete(sealed);
    for (const each of watchers) each();
  },

  /**
   * Looks up which tokens of earlier pages, or of other tabs, were forgotten or have not been used for too long, and
   * drops those. Rejects when that cannot be looked up; what is not known is not sent.
   */
  async check(): Promise<void> {
    const judge = await readJudgement();
    for (const area of areas) {
      const before = area.get();
      const after = judge(before);
      if (before.some((entry, index) => entry !== after[index])) area.set(after);
      note(before.flatMap(({ id }) => (after.some((each) => each.id === id) ? [] : id)));
      for (const { id } of after) known.add(id);
    }
    for (const each of watchers) each();
  },

  /** Hears what other tabs forget, and looks up again what is not known when the disk is there after all. */
  listen(): void {
    others ??= new BroadcastChannel(channelName);
    others.onmessage = ({ data }: MessageEvent<readonly string[]>) => drop(data);
    storageState.subscribe(() => {
      const isKnown = areas.every((area) => area.get().every(({ id }) => known.has(id)));
      if (storageState.get().kind === 'disk' && !isKnown) keeping.check().catch(() => undefined); // the next request tells
    });
  },

  /** Notes that a copy was sent today, so that it does not count as unused. */
  async noteUse(id: string): Promise<void> {
    const usedAt = Date.now();
    for (const area of areas)
      if (area.get().some((entry) => entry.id === id))
        area.set(area.get().map((entry) => (entry.id === id ? { ...entry, usedAt } : entry)));
  },

  /** The token of an endpoint for what is about to show it to this address; undefined where it may not be shown. */
  reveal(endpoint: string, to: URL): string | undefined {
    const entry = find(endpoint);
    return entry && known.has(entry.id) && mayReceive(entry.origin, to) ? textOf(entry) : undefined;
  },
};

export type Keeping = typeof keeping;

function keep(entry: Omit<TokenEntry, 'id'>, remember: boolean): void {
  keeping.forget(entry.endpoint);
  const area = remember ? remembered : thisTab;
  area.set([...area.get(), anew(entry)]);
}

/** The same token as another copy: the one before it was forgotten. */
function anew(entry: Omit<TokenEntry, 'id'>): TokenEntry {
  const id = uniqueId();
  known.add(id);
  return { ...entry, id };
}

/** Notes for good that copies are forgotten, and has the other tabs forget them: a tab that was duplicated holds them too. */
function note(ids: readonly string[]): void {
  if (ids.length === 0) return;
  others ??= new BroadcastChannel(channelName);
  others.postMessage(ids);
  noting = bury(ids).then(
    () => true,
    () => false,
  );
}
