import { useState } from 'react';
import { selected as afterPress, type Gesture, nothingSelected } from '#gallery/selection.ts';
import { remembered } from '#lib/remembered.ts';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { hasId } from '#library/sorted-ids.ts';

type Visible = {
  /** Those that can be selected together, those that can be selected alone, and the order they are seen in. */
  shown: readonly string[];
  selectable: readonly string[];
  ids: readonly string[];
};

const none: ReadonlySet<string> = new Set();

/** Those that are on show: what was deleted, or is not shown at the moment, is not acted upon. */
const present = remembered((marked: ReadonlySet<string>, shown: readonly string[]): ReadonlySet<string> => {
  const left = [...marked].filter((id) => hasId(shown, id));
  return left.length === marked.size ? marked : new Set(left);
});

/** The picture whose details are shown, and those that are selected together. */
export function useSelection({ shown, selectable, ids }: Visible, onCompare: (ids: readonly string[]) => void) {
  const [selection, setSelection] = useState(nothingSelected);
  // Where there are no keys to hold, presses select together while this is on.
  const [isSelecting, setSelecting] = useState(false);
  const isWide = useMediaQuery('(min-width: 75rem)');
  const { chosen } = selection;
  const marked = present(selection.marked, shown);
  const isTogether = isSelecting || marked.size > 0;

  // Until somebody chooses, a wide page shows the newest picture; a choice is never taken away.
  const follows = chosen === undefined && isWide;
  const selected = chosen && hasId(selectable, chosen) ? chosen : follows ? selectable.at(-1) : undefined;

  const settled = chosen === undefined ? selected : chosen;

  return {
    selected,
    /** The picture to tell about. A narrow page has no room for it beside what can be done with several. */
    told: isWide || !isTogether ? selected : undefined,
    goneTo: selection.goneTo,
    marked,
    isSelecting,
    isTogether,
    /** Goes to a picture, as keys and the viewer do. */
    select: (id: string) => setSelection({ chosen: id, goneTo: id, marked: none }),
    press: (id: string, gesture: Gesture) => {
      const looked = marked.size > 0 ? [...marked] : selected === undefined ? [] : [selected];
      if (gesture === 'compare') onCompare([...new Set([...looked, id])]);
      else if (gesture === 'only' && isSelecting)
        setSelection(afterPress({ chosen, marked }, { id, gesture: 'toggle', shown: undefined, seen: ids }));
      else setSelection(afterPress({ chosen, marked }, { id, gesture, shown: selected, seen: ids }));
    },
    /** Selects certain pictures together. */
    mark: (some: readonly string[]) => setSelection({ chosen: settled, marked: new Set(some) }),
    /** Who does something with the picture that is told about has chosen it: none that comes takes its place. */
    settle: () => setSelection((now) => (now.chosen === undefined ? { ...now, chosen: selected } : now)),
    setSelecting: (on: boolean) => {
      setSelecting(on);
      if (!on) setSelection({ chosen, marked: none });
    },
    close: () => setSelection({ chosen: null, marked }),
    /** Lets go of the many first, and closes the details with the next Escape. With neither it chooses nothing. */
    letGo: () => {
      setSelecting(false);
      setSelection({ chosen: isTogether || selected === undefined ? chosen : null, marked: none });
    },
  };
}
