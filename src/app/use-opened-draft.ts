import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { mayReload } from '#queue/may-reload.ts';
import { type Draft, draftOf } from '#recipe/draft.ts';
import { checkupLink, type LinkReading, readLink, writeLink } from '#recipe/permalink.ts';
import type { Recipe } from '#recipe/recipe.ts';
import type { Notice } from './notice.tsx';
import { draftStore, seenLink } from './stores.ts';
import { client } from './wiring.ts';

/**
 * The draft the form was last filled with from outside; another visit is another form. A new form takes the focus only
 * if the one before had it in the prompt: else the next shortcut would be typed there.
 */
type Opened = { visit: number; draft: Draft; focus: boolean };

/**
 * Fills the form from a link, a picture or an undo. Filling sends nothing and fetches nothing (TRUST R2); the draft
 * that stood there before is one Undo away.
 *
 * @param first what the link in the address said when the page opened
 * @param openSweep shows what a link says of a sweep, beside the form, which its recipe is in by then
 */
export function useOpenedDraft(
  first: LinkReading | undefined,
  tell: (notice: Notice) => void,
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

  function openReading({ recipe, problems, sweep }: LinkReading) {
    if (Object.keys(recipe).length === 0) return tell({ text: `This link could not be used: ${inWords(problems)}.` });
    const lock = recipe.seed === undefined ? '' : ' with its seed locked';
    const ignored = problems.length === 0 ? '' : ` Not used: ${inWords(problems)}.`;
    put(draftOf(recipe), `Settings from a link are in the form${lock}. Nothing was sent.${ignored}`);
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
      void readLink(location.hash).then((reading) => reading && onLink(reading));
    };
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, []);

  return { opened, fill };
}

/** The link in the address bar, unless this tab has dealt with it before a reload. */
export async function linkInAddress(): Promise<LinkReading | undefined> {
  if (location.hash === seenLink.get()) return undefined;
  seenLink.set(location.hash);
  return readLink(location.hash);
}

/** Makes the address bar the link of a recipe, without a step in the history. */
export async function showLink(recipe: Recipe): Promise<void> {
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
