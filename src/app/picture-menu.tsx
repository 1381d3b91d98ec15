import { useQuery } from '@tanstack/react-query';
import { Ban, Columns2, FileOutput, Maximize2, Trash2 } from 'lucide-react';
import { Fragment, type ReactNode, useSyncExternalStore } from 'react';
import { mostShown } from '#compare/most-shown.ts';
import { count } from '#lib/count.ts';
import { marksQuery } from '#library/mark-queries.ts';
import { picksQuery, pictureQuery } from '#library/queries.ts';
import { hasId } from '#library/sorted-ids.ts';
import { type Done, pick, reject, remove, togglePick, toggleReject } from '#organise/deeds.ts';
import { Menu, MenuItem, type MenuPoint, MenuRule } from '#ui/menu.tsx';
import { pictureActions, titleOf } from './picture-action-list.tsx';
import { draftStore } from './stores.ts';
import type { PictureDeeds } from './use-picture-deeds.ts';

type PictureMenuProps = {
  /** The picture it was asked for. */
  id: string;
  at: MenuPoint;
  /** The pictures that are selected together: where it is one of them, the menu is for all. */
  marked: ReadonlySet<string>;
  labelOf: (id: string) => string;
  deeds: PictureDeeds;
  onView: (id: string) => void;
  onCompare: (ids: readonly string[]) => void;
  onExport: (ids: readonly string[]) => void;
  /** Something was done with several, and can be undone. */
  onDone: (done: Done) => void;
  onClose: () => void;
};

/** What can be done with a picture, or with those selected together, as a menu. */
export function PictureMenu({ id, marked, ...props }: PictureMenuProps) {
  return marked.size > 1 && marked.has(id) ? (
    <MenuForMany ids={[...marked]} {...props} />
  ) : (
    <MenuForOne id={id} {...props} />
  );
}

type MenuForOneProps = Omit<PictureMenuProps, 'marked' | 'onCompare' | 'onExport' | 'onDone'>;

function MenuForOne({ id, at, labelOf, deeds, onView, onClose }: MenuForOneProps) {
  const { data: picture, isPending } = useQuery(pictureQuery(id));
  const { data: picks = [] } = useQuery(picksQuery);
  const { data: marks } = useQuery(marksQuery);
  const heldSeed = useSyncExternalStore(draftStore.subscribe, draftStore.heldSeed);
  const isPicked = hasId(picks, id);
  const isRejected = marks?.get(id)?.rejected === true;
  const item = itemThatCloses(onClose);
  // What a picture can do without its record would move away under the hand.
  if (isPending) return null;
  return (
    <Menu label={`Picture ${labelOf(id)}`} at={at} onClose={onClose}>
      <Head>{labelOf(id)}</Head>
      {item('View full-size', <Maximize2 size={14} />, () => onView(id), { keys: 'V' })}
      {item(isPicked ? 'Take the ring off' : 'Pick', <Ring />, () => pick([id], !isPicked), { keys: 'P' })}
      {item(isRejected ? 'Not rejected' : 'Reject', <Ban size={14} />, () => reject([id], !isRejected), { keys: 'X' })}
      {picture ? (
        pictureActions(picture, deeds, heldSeed === picture.recipe.seed).map((part) => (
          <Fragment key={part[0]?.name}>
            <MenuRule />
            {part.map((action) =>
              item(action.name, action.icon, action.run, {
                keys: action.keys,
                title: titleOf(action),
                disabled: action.whyNot !== undefined,
              }),
            )}
          </Fragment>
        ))
      ) : (
        <>
          <MenuRule />
          {item('Delete', <Trash2 size={14} />, () => deeds.remove({ id }), { keys: 'Del' })}
        </>
      )}
    </Menu>
  );
}

type MenuForManyProps = { ids: readonly string[] } & Pick<
  PictureMenuProps,
  'at' | 'onCompare' | 'onExport' | 'onDone' | 'onClose'
>;

function MenuForMany({ ids, at, onCompare, onExport, onDone, onClose }: MenuForManyProps) {
  const item = itemThatCloses(onClose);
  const tell = (doing: Promise<Done>) => doing.then(onDone);
  const words = count(ids.length, 'picture');
  return (
    <Menu label={words} at={at} onClose={onClose}>
      <Head>{words}</Head>
      {item('Pick', <Ring />, () => tell(togglePick(ids)), { keys: 'P' })}
      {item('Reject', <Ban size={14} />, () => tell(toggleReject(ids)), { keys: 'X' })}
      <MenuRule />
      {item('Compare', <Columns2 size={14} />, () => onCompare(ids), {
        keys: 'C',
        title: `Compare two to ${mostShown} pictures`,
        disabled: ids.length > mostShown,
      })}
      {item('Export…', <FileOutput size={14} />, () => onExport(ids))}
      <MenuRule />
      {item('Delete', <Trash2 size={14} />, () => tell(remove(ids)), { keys: 'Del' })}
    </Menu>
  );
}

type Extra = { keys?: string | undefined; title?: string; disabled?: boolean };

/** Lines that close the menu before they do what they are for: what they open takes the focus after that. */
function itemThatCloses(onClose: () => void) {
  return (name: string, icon: ReactNode, run: () => unknown, extra: Extra = {}) => (
    <MenuItem
      key={name}
      icon={icon}
      {...extra}
      onPress={() => {
        onClose();
        void run();
      }}
    >
      {name}
    </MenuItem>
  );
}

function Head({ children }: { children: ReactNode }) {
  return (
    <p aria-hidden className="mono px-2 pt-1 pb-1.5 text-faint">
      {children}
    </p>
  );
}

function Ring() {
  return <span className="size-3 rounded-full border-2 border-pick" />;
}
