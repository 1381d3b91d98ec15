import { hierarchy, tree } from 'd3-hierarchy';
import type { TreeNode } from './tree.ts';

/** In CSS pixels at 1:1. Between two columns there is room for the words of a change. */
export const card = { width: 132, height: 122 } as const;
export const pitch = { x: 344, y: 146 } as const;

/** A node in its place: top left corner, level from 1, and where it stands among its siblings. */
export type Placed = {
  node: TreeNode;
  x: number;
  y: number;
  level: number;
  /** From 1. */
  position: number;
  siblings: number;
  /** Undefined where nothing grows out of it. */
  expanded: boolean | undefined;
  /** How many branches were taken to get there: what an outline indents by, or a long line would run off the page. */
  branches: number;
};

/** The upright line that the children of a node hang on. */
export type Spine = { id: string; x: number; top: number; bottom: number };

export type Layout = { placed: Placed[]; spines: Spine[]; width: number; height: number };

/**
 * Trees side by side, as tight as they get without touching, each parent in the middle of its children (Buchheim's
 * algorithm, linear). Roots are on the left, in the order of an outline. The same trees give the same layout.
 *
 * @param collapsed ids of nodes whose children are not shown
 */
export function layOutTrees(roots: readonly TreeNode[], collapsed: ReadonlySet<string>): Layout {
  type Item = { node: TreeNode | undefined };
  const childrenOf = ({ node }: Item) => (node ? (collapsed.has(node.id) ? [] : node.children) : roots);
  const root = hierarchy<Item>({ node: undefined }, (item) => childrenOf(item).map((node) => ({ node })));
  const points = tree<Item>()
    .nodeSize([pitch.y, pitch.x])
    .separation(() => 1)(root);

  const placed = new Map<TreeNode | undefined, Placed>();
  const spines: Spine[] = [];
  const yOf = (at: number) => Math.round(at - top);
  const positions = new Map<unknown, number>();
  let top = 0;
  points.eachBefore(({ x, children = [] }) => {
    top = Math.min(top, x);
    for (const [index, child] of children.entries()) positions.set(child, index + 1);
  });
  // In the order of an outline: a parent is placed before its children.
  points.eachBefore((point) => {
    const { data, x, depth, parent, children = [] } = point;
    const { node } = data;
    if (!node) return;
    const siblings = parent?.children ?? [];
    const above = placed.get(parent?.data.node);
    const branches = (above?.branches ?? 0) + (above && siblings.length > 1 ? 1 : 0);
    const left = (depth - 1) * pitch.x;
    placed.set(node, {
      node,
      x: left,
      y: yOf(x),
      level: depth,
      position: positions.get(point) ?? 1,
      siblings: siblings.length,
      expanded: node.children.length === 0 ? undefined : children.length > 0,
      branches,
    });
    const [first, last] = [children[0], children.at(-1)];
    if (first && last) spines.push({ id: node.id, x: left + card.width + 26, top: yOf(first.x), bottom: yOf(last.x) });
  });
  const all = [...placed.values()];
  const far = (of: (each: Placed) => number, extent: number) =>
    all.reduce((most, each) => Math.max(most, of(each) + extent), 0);
  return { placed: all, spines, width: far(({ x }) => x, card.width), height: far(({ y }) => y, card.height) };
}
