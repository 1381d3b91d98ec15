import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { mayReload } from '#queue/may-reload.ts';
import { checkupLink } from '#recipe/checkup-link.ts';
import { blankDraft, type Draft, draftOf } from '#recipe/draft.ts';
import type { LinkReading } from '#recipe/permalink.ts';
import type { Recipe } from '#recipe/recipe.ts';
import type { Notice } from './notice.tsx';
import { draftStore, type Replaced, replacedDrafts, seenLink } from './stores.ts';
import { client } from './wiring.ts';

// Asked for at once, as a link waits for it; without one it is needed with the first picture.
const permalink = import('#recipe/permalink.ts');
permalink.catch(() => undefined); // told where it is used

/**
 * The draft the form was last filled with from outside; another visit is another form. A new form takes the focus only
 * if the one before had it in the prompt: else the next shortcut would be typed there.
 */
export type Opened = { visit: number; draft: Draft; focus: boolean };

/** So many drafts that links took the place of are kept. */
const mostReplaced = 5;

/**
 * Fills the form from a link, a picture or an undo. Filling sends nothing and fetches nothing (TRUST R2); the draft
 * that stood there before is one Undo away, for a link's also after a reload (`replaced`, in front of which other notices
 * may stand).
 *
 * @param first what the link in the address said when the page opened
 * @param openSweep shows what a link says of a sweep, beside the form, which its recipe is in by then
 */
export function useOpenedDraft(
  first: LinkReading | undefined,
  tell: (notice: Notice | undefined) => void,
  openSweep?: (statements: readonly string[]) => void,
) {
  const [opened, setOpened] = useState<Opened>(() => ({ visit: 0, draft: draftStore.get(), focus: true }));

  function fill(draft: Draft, text?: string) {
    clearLink();
    put(draft, text);
  }

  function put(draft: Draft, text?: string) {
    const before = draftStore.get();
    draftStore.set(draft);
    const focus = document.activeElement?.matches('[name="prompt"]') ?? false;
    setOpened(({ visit }) => ({ visit: visit + 1, draft, focus }));
    if (text) tell({ text, action: { label: 'Undo', run: () => fill(before) } });
  }

  const kept = useSyncExternalStore(replacedDrafts.subscribe, replacedDrafts.get);
  const last = kept.at(-1);
  const replaced = last && {
    notice: {
      text: same(draftStore.get(), last.link) ? last.text : 'A link took the place of what stood in the form before.',
      action: { label: 'Undo', run: () => takeBack(last) },
    },
    letGo: () => replacedDrafts.set(kept.slice(0, -1)),
  };

  function takeBack({ draft, link }: Replaced) {
    clearLink();
    // What was made of the link's settings since can be taken back in its turn.
    put(draft, same(draftStore.get(), link) ? undefined : 'What stood in the form before the link is there again.');
  }

  /** Puts a link's settings into the form. What nobody has touched since another link put it there is not kept. */
  function putLink(link: Draft, text: string) {
    const draft = draftStore.get();
    const before = replacedDrafts.get();
    const untouched = before.at(-1);
    if (untouched && same(draft, untouched.link))
      replacedDrafts.set([...before.slice(0, -1), { ...untouched, link, text }]);
    else if (same(draft, blankDraft)) return put(link, text);
    else replacedDrafts.set([...before, { draft, link, text }].slice(-mostReplaced));
    put(link);
    tell(undefined);
  }

  function openReading({ recipe, problems, sweep }: LinkReading) {
    if (Object.keys(recipe).length === 0) {
      const unused = [...problems, ...(sweep ? [{ name: 'sweep', reason: 'it says nothing else' }] : [])];
      const why = unused.length === 0 ? 'it holds no settings' : inWords(unused);
      return tell({ text: `This link could not be used: ${why}.` });
    }
    const lock = recipe.seed === undefined ? '' : ' with its seed locked';
    const ignored = problems.length === 0 ? '' : ` Not used: ${inWords(problems)}.`;
    putLink(draftOf(recipe), `Settings from a link are in the form${lock}. Nothing was sent.${ignored}`);
    if (sweep) openSweep?.(sweep);
  }

  const onLink = useEffectEvent((reading: LinkReading) => openReading(reading));
  // It takes the place of the page, which pictures that are being made cannot do without.
  const onCheckup = useEffectEvent(() => {
    if (mayReload(client)) return location.reload();
    const run = () => void open(location.href, '_blank', 'noopener');
    tell({ text: 'Pictures are being made here.', action: { label: 'Checkup in another tab', run } });
  });
  const unopened = useRef(first);

  useEffect(() => {
    // Once, also where React mounts twice to find mistakes: the second time would make the link its own Undo.
    const reading = unopened.current;
    unopened.current = undefined;
    if (reading) onLink(reading);
    const onHashChange = () => {
      if (location.hash === `#${checkupLink}`) return onCheckup();
      seenLink.set(location.hash);
      void permalink.then(({ readLink }) => readLink(location.hash)).then((reading) => reading && onLink(reading));
    };
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, []);

  return { opened, fill, replaced };
}

function same(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The link in the address bar, unless this tab has dealt with it before a reload. */
export async function linkInAddress(): Promise<LinkReading | undefined> {
  if (location.hash === seenLink.get()) return undefined;
  const reading = location.hash === '' ? undefined : await (await permalink).readLink(location.hash);
  seenLink.set(location.hash);
  return reading;
}

/** Makes the address bar the link of a recipe, without a step in the history. */
export async function showLink(recipe: Recipe): Promise<void> {
  const { writeLink } = await permalink;
  setAddress(`#${await writeLink(recipe)}`);
}

/** Takes a link that no longer says what the form holds out of the address bar. */
export function clearLink(): void {
  if (location.hash !== '') setAddress('');
}

function setAddress(hash: string): void {
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  seenLink.set(location.hash);
}

function inWords(problems: LinkReading['problems']): string {
  return problems.map(({ name, reason }) => `${name} (${reason})`).join(', ');
}
