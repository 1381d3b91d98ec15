import { useState } from 'react';
import type { Family, Frame } from '#library/lineage.ts';
import { type Layout, layOutTrees, type Placed } from './layout.ts';
import { type TreeNode, treesOf } from './tree.ts';

type Variants = ReadonlyMap<string, readonly Frame[]>;

type Drawn = {
  family: Family;
  variants: Variants;
  trees: TreeNode[];
  /** Ids of nodes whose children are not shown. */
  collapsed: ReadonlySet<string>;
  layout: Layout;
  /** Where a picture is found: in its own node, or in the one it is folded into. */
  placeOf: ReadonlyMap<string, Placed>;
};

/** The trees of a family in their places. They are laid out again only when the family or the folding changes. */
export function useDrawnTrees(family: Family, variants: Variants) {
  const [drawn, setDrawn] = useState(() => draw(family, variants, new Set()));
  if (drawn.family !== family || drawn.variants !== variants) setDrawn(draw(family, variants, drawn.collapsed));

  /** Folds what grows out of a node, or unfolds it. */
  function toggle({ id }: TreeNode) {
    const collapsed = new Set(drawn.collapsed);
    if (!collapsed.delete(id)) collapsed.add(id);
    setDrawn({ ...drawn, ...place(drawn.trees, collapsed) });
  }

  return { ...drawn, toggle };
}

function draw(family: Family, variants: Variants, collapsed: ReadonlySet<string>): Drawn {
  const trees = treesOf(family, variants);
  return { family, variants, trees, ...place(trees, collapsed) };
}

function place(trees: TreeNode[], collapsed: ReadonlySet<string>): Pick<Drawn, 'collapsed' | 'layout' | 'placeOf'> {
  const layout = layOutTrees(trees, collapsed);
  const placeOf = new Map<string, Placed>();
  for (const placed of layout.placed) {
    const nodes = [placed.node];
    // Grows while it is walked.
    for (const node of nodes) {
      for (const frame of node.frames) placeOf.set(frame, placed);
      if (placed.expanded === false) nodes.push(...node.children);
    }
  }
  return { collapsed, layout, placeOf };
}
