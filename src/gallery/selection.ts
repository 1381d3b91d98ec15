/** How a picture was pressed: alone, added or taken out, up to it from the last one, or to be compared. */
export type Gesture = 'only' | 'toggle' | 'range' | 'compare';

/** Pictures that are selected together, beside the one whose details are shown. */
export type Selection = {
  /** The picture whose details are shown: null when they were closed, undefined while nobody chose. */
  chosen: string | null | undefined;
  /** The picture that was chosen without pressing it: the gallery goes there. */
  goneTo?: string;
  marked: ReadonlySet<string>;
};

export const nothingSelected: Selection = { chosen: undefined, marked: new Set() };

type Modifiers = { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/** What a press with such keys held down means, as file managers have it; Alt compares, as InvokeAI has it. */
export function gestureOf({ ctrlKey, metaKey, shiftKey, altKey }: Modifiers): Gesture {
  if (altKey) return 'compare';
  if (shiftKey) return 'range';
  return ctrlKey || metaKey ? 'toggle' : 'only';
}

/**
 * The selection after a press on a picture.
 *
 * @param shown the picture whose details are on show, from which a range begins
 * @param seen ids in the order they are seen
 */
export function selected(
  { marked }: Selection,
  { id, gesture, shown, seen }: { id: string; gesture: Gesture; shown: string | undefined; seen: readonly string[] },
): Selection {
  switch (gesture) {
    case 'toggle': {
      // The first press with Ctrl means: this one as well as the one I look at.
      const next = new Set(marked.size === 0 && shown !== undefined && shown !== id ? [shown] : marked);
      if (!next.delete(id)) next.add(id);
      return { chosen: id, marked: next };
    }
    case 'range': {
      const from = seen.indexOf(shown ?? id);
      const to = seen.indexOf(id);
      const range = from < 0 || to < 0 ? [id] : seen.slice(Math.min(from, to), Math.max(from, to) + 1);
      // The picture it began from stays the one on show, so that the range can be drawn anew.
      return { chosen: shown ?? id, marked: new Set(range) };
    }
    default:
      return { chosen: id, marked: new Set() };
  }
}
