import type { RefObject } from 'react';
import { mostShown } from '#compare/most-shown.ts';
import { submitters } from '#composer/composer.tsx';
import { pictureQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import type { Done } from '#organise/deeds.ts';
import type { Dialog } from './dialogs.tsx';
import type { Notice } from './notice.tsx';
import { useShortcuts } from './shortcuts.ts';
import type { PictureDeeds } from './use-picture-deeds.ts';
import type { useSelection } from './use-selection.ts';
import { client } from './wiring.ts';

type Deeds = typeof import('#organise/deeds.ts');

type Page = {
  form: RefObject<HTMLFormElement | null>;
  /** The pictures on show, and the order they are seen in. */
  shown: readonly string[];
  ids: readonly string[];
  selection: ReturnType<typeof useSelection>;
  onDone: (done: Done) => void;
  notice: Notice | undefined;
  onDismiss: () => void;
  onDialog: (dialog: Dialog) => void;
  view: () => void;
  deeds: PictureDeeds;
};

/** What every key of `shortcutList` does on this page. */
export function usePageShortcuts({ form, shown, ids, selection, notice, deeds, ...page }: Page): void {
  const { selected, marked, select, press, mark, letGo } = selection;
  const { onDone, onDismiss, onDialog, view } = page;
  const at = selected === undefined ? -1 : ids.indexOf(selected);

  const walk = (step: number) => (event: KeyboardEvent) => {
    // A range grows from the card that has the focus; the picture it began from stays where it is.
    const head = event.shiftKey ? ids.indexOf(focusedPicture() ?? '') : -1;
    const to = ids[(head < 0 ? at : head) + step];
    if (to === undefined) return;
    if (event.shiftKey) press(to, 'range');
    else select(to);
    focusPicture(to);
  };
  const withPicture = (deed: (picture: Picture) => unknown) => () => {
    if (selected !== undefined) void client.ensureQueryData(pictureQuery(selected)).then(deed);
  };
  /** Does something with all that are selected together, which is told, or else with the one. */
  const withAll = (deed: (deeds: Deeds, ids: readonly string[]) => Promise<Done>) => async () => {
    const together = marked.size > 0 ? [...marked] : selected === undefined ? [] : [selected];
    if (together.length === 0) return;
    const done = await deed(await import('#organise/deeds.ts'), together);
    if (marked.size > 0) onDone(done);
  };
  /** Takes back what was told last, where that can be. */
  const undo = () => {
    if (notice?.action?.label !== 'Undo') return;
    onDismiss();
    notice.action.run();
  };
  /** The next picture takes the place of a deleted one, so that many can be gone through by keys alone. */
  const removeAndGoOn = async (picture: Picture) => {
    await deeds.remove(picture);
    const next = ids[at + 1] ?? ids[at - 1];
    if (next === undefined) return;
    select(next);
    focusInPlaceOf(picture.id, next);
  };
  const compareAll = () => onDialog({ kind: 'compare', ids: [...marked].slice(0, mostShown) });

  useShortcuts({
    generate: (hold) =>
      form.current?.requestSubmit(
        hold ? form.current.querySelector<HTMLElement>(`[name="${submitters.hold}"]`) : undefined,
      ),
    keys: {
      '/': () => form.current?.querySelector<HTMLElement>('[name="prompt"]')?.focus(),
      f: () => document.querySelector<HTMLElement>('input[type="search"]')?.focus(),
      '?': () => onDialog({ kind: 'shortcuts' }),
      h: () => onDialog({ kind: 'history' }),
      Escape: letGo,
      ArrowRight: walk(1),
      ArrowLeft: walk(-1),
      v: view,
      p: withAll(({ togglePick }, ids) => togglePick(ids)),
      x: withAll(({ toggleReject }, ids) => toggleReject(ids)),
      ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((stars) => [stars, withAll(({ rate }, ids) => rate(ids, stars))])),
      u: withPicture(deeds.useSettings),
      a: withPicture(deeds.useAllButSeed),
      s: withPicture(deeds.lockSeed),
      l: withPicture(deeds.copyLink),
      d: withPicture(deeds.download),
      c: marked.size > 1 ? compareAll : withPicture(deeds.compare),
      Delete: marked.size > 0 ? withAll(({ remove }, ids) => remove(ids)) : withPicture(removeAndGoOn),
    },
    heldKeys: { a: () => shown.length > 0 && mark(shown), z: undo },
  });
}

function focusPicture(id: string): void {
  const card = document.querySelector<HTMLElement>(`[data-picture="${id}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

/** Focuses a picture once another has left the page, which draws its neighbours anew; unless the focus went elsewhere. */
function focusInPlaceOf(gone: string, next: string): void {
  const card = document.querySelector(`[data-picture="${gone}"]`);
  if (!card) focusPicture(next);
  else if (document.activeElement === card || document.activeElement === document.body)
    requestAnimationFrame(() => focusInPlaceOf(gone, next));
}

function focusedPicture(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset.picture : undefined;
}
