import { useState } from 'react';
import { selected as afterPress, type Gesture, nothingSelected } from '#gallery/selection.ts';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { hasId } from '#library/sorted-ids.ts';

type Visible = { shown: readonly string[]; ids: readonly string[] };

const none: ReadonlySet<string> = new Set();

/** The picture whose details are shown, and those that are selected together. */
export function useSelection({ shown, ids }: Visible, onCompare: (ids: readonly string[]) => void) {
  const [selection, setSelection] = useState(nothingSelected);
  const isWide = useMediaQuery('(min-width: 75rem)');
  const { chosen, marked } = selection;

  // Until somebody chooses, a wide page shows the newest picture; a choice is never taken away.
  const follows = chosen === undefined && isWide;
  const selected = chosen && hasId(shown, chosen) ? chosen : follows ? shown.at(-1) : undefined;

  return {
    selected,
    marked,
    select: (id: string) => setSelection({ chosen: id, marked: none }),
    press: (id: string, gesture: Gesture) => {
      const looked = marked.size > 0 ? [...marked] : selected === undefined ? [] : [selected];
      if (gesture === 'compare') onCompare([...new Set([...looked, id])]);
      else setSelection(afterPress(selection, { id, gesture, shown: selected, seen: ids }));
    },
    close: () => setSelection({ chosen: null, marked }),
    /** Lets go of the many first, and closes the details with the next Escape. */
    letGo: () => setSelection({ chosen: marked.size > 0 ? chosen : null, marked: none }),
  };
}
