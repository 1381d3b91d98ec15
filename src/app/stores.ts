import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';
import { blankDraft, type Draft, draftTextSchema, numberFromText } from '#recipe/draft.ts';

/**
 * The draft as last typed. This tab's own comes back after a reload; a new tab starts with the latest of any tab.
 * `public/boot.js` reads the same key to show the prompt before this code has arrived.
 */
const tabDraft = persisted<Draft | null>(
  'proofsheet.draft',
  z.nullable(draftTextSchema),
  null,
  () => globalThis.sessionStorage,
);
const lastDraft = persisted<Draft | null>('proofsheet.draft', z.nullable(draftTextSchema), null);

export const draftStore = {
  get: (): Draft => tabDraft.get() ?? lastDraft.get() ?? blankDraft,
  set: (draft: Draft): void => {
    tabDraft.set(draft);
    lastDraft.set(draft);
  },
  subscribe: tabDraft.subscribe,
  /** The seed the form holds, or null when its lock is open. */
  heldSeed: (): number | null => {
    const { seed, seedLocked } = draftStore.get();
    return (seedLocked ? numberFromText(seed) : null) ?? null;
  },
};

const replacedSchema = z.object({ draft: draftTextSchema, link: draftTextSchema, text: z.string() });

/** A draft that a link took the place of: what the link put there, and what was said of it. */
export type Replaced = z.output<typeof replacedSchema>;

/** Drafts that links took the place of, oldest first, until each is taken back or let go: a reload loses none. */
export const replacedDrafts = persisted<Replaced[]>(
  'proofsheet.replaced-drafts',
  z.array(replacedSchema),
  [],
  () => globalThis.sessionStorage,
);

/** The fragment this tab wrote or opened last: a reload must not open it again over what was typed since. */
export const seenLink = persisted('proofsheet.seen-link', z.string(), '', () => globalThis.sessionStorage);

/** The colour scheme chosen by hand, or null to follow the system's. Read by `public/boot.js` as well. */
export const schemeStore = persisted('proofsheet.scheme', z.nullable(z.enum(['light', 'dark'])), null);

/** How the gallery shows pictures. */
export const viewStore = persisted('proofsheet.view', z.enum(['strips', 'grid', 'timeline']), 'strips');

/** Width to aim at for a frame of the gallery, in pixels. */
export const frameSizeStore = persisted('proofsheet.frame-size', z.number().check(z.gte(96), z.lte(480)), 150);

/** The project on show, where new runs go; '' shows all, and puts new runs into none. */
export const projectStore = persisted('proofsheet.project', z.string(), '');
