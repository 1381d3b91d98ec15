import type { RefObject } from 'react';
import { submitters } from '#composer/composer.tsx';
import { setPick } from '#library/pictures.ts';
import { picksQuery, pictureQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import type { Dialog } from './dialogs.tsx';
import { useShortcuts } from './shortcuts.ts';
import type { PictureDeeds } from './use-picture-deeds.ts';
import { client } from './wiring.ts';

type Page = {
  form: RefObject<HTMLFormElement | null>;
  ids: readonly string[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onClose: () => void;
  onDialog: (dialog: Dialog) => void;
  view: () => void;
  deeds: PictureDeeds;
};

/** What every key of `shortcutList` does on this page. */
export function usePageShortcuts({ form, ids, selected, onSelect, onClose, onDialog, view, deeds }: Page): void {
  const at = selected === undefined ? -1 : ids.indexOf(selected);

  const go = (to: string | undefined) => {
    if (to === undefined) return;
    onSelect(to);
    const card = document.querySelector<HTMLElement>(`[data-picture="${to}"]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  };
  const withPicture = (deed: (picture: Picture) => unknown) => () => {
    if (selected !== undefined) void client.ensureQueryData(pictureQuery(selected)).then(deed);
  };
  const togglePick = () => {
    if (selected === undefined) return;
    const picked = client.getQueryData(picksQuery.queryKey)?.includes(selected) ?? false;
    void setPick(selected, !picked);
  };

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
      Escape: onClose,
      ArrowRight: () => go(ids[at + 1]),
      ArrowLeft: () => go(ids[at - 1]),
      v: view,
      p: togglePick,
      u: withPicture(deeds.useSettings),
      a: withPicture(deeds.useAllButSeed),
      s: withPicture(deeds.lockSeed),
      l: withPicture(deeds.copyLink),
      d: withPicture(deeds.download),
      c: withPicture(deeds.compare),
      Delete: withPicture(deeds.remove),
    },
  });
}
