import type { Placed } from './layout.ts';

/** What a key does in a tree: it goes to a node, or folds or unfolds the one it is pressed on. */
export type Step = { to: Placed } | { toggle: Placed };

/**
 * In an outline keys do what the ARIA Authoring Practices say of a tree. On the map, where the tree grows to the right,
 * an arrow goes where it points and Space folds: left is the parent, up and down are the neighbours in the column.
 *
 * @param placed in the order of an outline
 */
export function stepOf(key: string, at: Placed, placed: readonly Placed[], look: 'map' | 'outline'): Step | undefined {
  const index = placed.indexOf(at);
  const isMap = look === 'map';
  const go = (to: Placed | undefined) => to && { to };
  const peers = isMap ? placed.filter(({ level }) => level === at.level) : placed;
  const row = isMap ? peers.indexOf(at) : index;
  switch (key) {
    case 'ArrowDown':
      return go(peers[row + 1]);
    case 'ArrowUp':
      return go(peers[row - 1]);
    case 'ArrowRight':
      if (at.expanded === false) return { toggle: at };
      return at.expanded ? go(placed[index + 1]) : undefined;
    case 'ArrowLeft':
      if (at.expanded && !isMap) return { toggle: at };
      return go(placed.find(({ node }) => node === at.node.parent));
    case 'Home':
      return go(placed[0]);
    case 'End':
      return go(placed.at(-1));
    case ' ':
      return at.expanded === undefined ? undefined : { toggle: at };
    default:
      return undefined;
  }
}
