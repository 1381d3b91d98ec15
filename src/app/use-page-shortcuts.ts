import type { RefObject } from 'react';
import { mostShown } from '#compare/most-shown.ts';
import { submitters } from '#composer/composer.tsx';
import { pictureQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import type { Done } from '#organise/deeds.ts';
import type { Dialog } from './dialogs.tsx';
import { focusedPicture, focusInPlaceOf, focusPicture, isDrawn, pictureAcross } from './focus-picture.ts';
import { type Notice, takeBack } from './notice.tsx';
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
  const { selected, marked, select, press, mark, letGo, settle } = selection;
  const { onDone, onDismiss, onDialog, view } = page;
  const at = selected === undefined ? -1 : ids.indexOf(selected);

  const go = (next: (from: string | undefined) => string | undefined) => (event: KeyboardEvent) => {
    // A range grows from the card that has the focus; the picture it began from stays where it is.
    const head = event.shiftKey ? focusedPicture() : undefined;
    const to = next(head !== undefined && ids.includes(head) ? head : selected);
    if (to === undefined) return;
    if (event.shiftKey) press(to, 'range');
    else select(to);
    focusPicture(to);
  };
  const step = (by: 1 | -1) => (from: string | undefined) => ids[(from === undefined ? -1 : ids.indexOf(from)) + by];
  /** A picture that is not drawn stands in no row: from it the next one is gone to. */
  const across = (way: 1 | -1) => (from: string | undefined) =>
    from !== undefined && isDrawn(from) ? pictureAcross(from, way) : step(way)(from);
  const withPicture = (deed: (picture: Picture) => unknown) => () => {
    settle();
    if (selected !== undefined) void client.ensureQueryData(pictureQuery(selected)).then(deed);
  };
  /** Does something with all that are selected together, which is told, or else with the one. */
  const withAll = (deed: (deeds: Deeds, ids: readonly string[]) => Promise<Done>) => async () => {
    const together = marked.size > 0 ? [...marked] : selected === undefined ? [] : [selected];
    if (together.length === 0) return;
    settle();
    const done = await deed(await import('#organise/deeds.ts'), together);
    if (marked.size > 0) onDone(done);
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
      ArrowRight: go(step(1)),
      ArrowLeft: go(step(-1)),
      ArrowDown: go(across(1)),
      ArrowUp: go(across(-1)),
      Home: go(() => ids[0]),
      End: go(() => ids.at(-1)),
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
    heldKeys: { a: () => shown.length > 0 && mark(shown), z: () => takeBack(notice, onDismiss) },
  });
}
