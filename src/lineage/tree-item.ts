import type { Change } from '#recipe/diff.ts';
import type { Layout, Placed } from './layout.ts';
import { changesOf, type TreeNode } from './tree.ts';

/** What the map and the outline show, and what can be done in them. */
export type TreeProps = {
  layout: Layout;
  current: Placed | undefined;
  selected: string | undefined;
  /** Ids of the pictures that are there, and of those that are still owed. */
  have: ReadonlySet<string>;
  owed: ReadonlySet<string>;
  labelOf: (id: string) => string;
  onGo: (placed: Placed) => void;
  onPicture: (id: string) => void;
  onToggle: (placed: Placed) => void;
  onView: (id: string) => void;
};

/** A node as it is drawn, said and pressed. */
export function itemOf(placed: Placed, { current, selected, have, owed, labelOf, onGo, onView }: TreeProps) {
  const { node, level, position, siblings, expanded } = placed;
  const pictures = node.frames.filter((id) => have.has(id));
  const picture = faceOf(node, have, selected);
  const label = labelOf(picture ?? node.id);
  const changes = changesOf(node);
  const missing =
    picture === undefined && (node.frames.some((id) => owed.has(id)) ? 'not there yet' : 'no picture left');
  const isCurrent = placed === current;
  return {
    pictures,
    picture,
    label,
    changes,
    missing,
    isCurrent,
    attributes: {
      role: 'treeitem',
      'aria-label': [
        label,
        inWords(changes) || node.recipe.prompt,
        ...(pictures.length > 1 ? [`${pictures.length} pictures`] : []),
        ...(missing ? [missing] : []),
      ].join(', '),
      'aria-level': level,
      'aria-posinset': position,
      'aria-setsize': siblings,
      'aria-expanded': expanded,
      'aria-selected': isCurrent,
      'data-node': node.id,
      // One stop of the Tab key for the whole tree.
      tabIndex: isCurrent || (!current && placed.level === 1 && placed.position === 1) ? 0 : -1,
      onClick: () => onGo(placed),
      onDoubleClick: () => picture !== undefined && onView(picture),
    },
  } as const;
}

/** The picture that stands for a node: the selected one, else the one that was gone on from, else the first that is there. */
export function faceOf(
  { frames, children }: TreeNode,
  have: ReadonlySet<string>,
  selected: string | undefined,
): string | undefined {
  if (selected !== undefined && frames.includes(selected)) return selected;
  const goneOnFrom = children.findLast(({ from }) => from !== undefined && have.has(from))?.from;
  return goneOnFrom ?? frames.find((id) => have.has(id));
}

function inWords(changes: readonly Change[]): string {
  return changes.map(({ text }) => text).join(', ');
}

/** Puts the focus on the node it is about, where the focus is in the tree and on another. */
export function followFocus(tree: Element, current: Placed | undefined): void {
  const { activeElement } = document;
  if (!current || !tree.contains(activeElement) || activeElement?.getAttribute('role') !== 'treeitem') return;
  const item = tree.querySelector<HTMLElement>(`[data-node="${CSS.escape(current.node.id)}"]`);
  if (item !== activeElement) item?.focus({ preventScroll: true });
}
