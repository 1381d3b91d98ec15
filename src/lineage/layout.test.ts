import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card, layOutTrees } from './layout.ts';
import type { TreeNode } from './tree.ts';

/** Trees by the parents of their nodes, each of which comes before its children; a node without one is a root. */
function treesBy(parents: readonly (number | undefined)[]): { roots: TreeNode[]; nodes: TreeNode[] } {
  const nodes: TreeNode[] = [];
  const roots: TreeNode[] = [];
  for (const [index, at] of parents.entries()) {
    const parent = at === undefined ? undefined : nodes[at];
    const recipe = { model: 'owner/name', prompt: 'a fox', seed: index };
    const node: TreeNode = { id: String(index), recipe, frames: [], parent, children: [], from: undefined };
    nodes.push(node);
    (parent?.children ?? roots).push(node);
  }
  return { roots, nodes };
}

const trees = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 120 })
  .map((where) =>
    treesBy(where.map((part, index) => (part < 0.05 ? undefined : Math.floor(part * index) || undefined))),
  );

const none = new Set<string>();

test('cards never overlap, and lie inside the sheet', () => {
  fc.assert(
    fc.property(trees, ({ roots }) => {
      const { placed, width, height } = layOutTrees(roots, none);
      for (const [index, a] of placed.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + card.width <= width && a.y + card.height <= height).toBe(true);
        for (const b of placed.slice(index + 1))
          expect(Math.abs(a.x - b.x) < card.width && Math.abs(a.y - b.y) < card.height).toBe(false);
      }
    }),
  );
});

test('every node is placed once, right of its parent and after it', () => {
  fc.assert(
    fc.property(trees, ({ roots, nodes }) => {
      const { placed } = layOutTrees(roots, none);
      const at = new Map(placed.map((each, index) => [each.node, { ...each, index }]));
      expect(at.size).toBe(nodes.length);
      for (const { node, x, level } of placed) {
        const parent = node.parent && at.get(node.parent);
        expect(parent ? parent.x < x && parent.level === level - 1 : x === 0 && level === 1).toBe(true);
        expect((parent?.index ?? -1) < (at.get(node)?.index ?? -1)).toBe(true);
      }
    }),
  );
});

test('siblings keep their order, and a parent stands in the middle of them', () => {
  fc.assert(
    fc.property(trees, ({ roots }) => {
      const { placed } = layOutTrees(roots, none);
      const yOf = new Map(placed.map(({ node, y }) => [node, y]));
      for (const { node, y } of placed) {
        const ys = node.children.map((child) => yOf.get(child) ?? Number.NaN);
        expect(ys).toEqual(ys.toSorted((a, b) => a - b));
        if (ys.length > 0) expect(Math.abs(y - ((ys[0] ?? 0) + (ys.at(-1) ?? 0)) / 2)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('the same trees give the same layout', () => {
  fc.assert(
    fc.property(trees, ({ roots }) => {
      expect(layOutTrees(roots, none)).toEqual(layOutTrees(roots, none));
    }),
  );
});

test('what is collapsed keeps its place in the outline and loses what grows out of it', () => {
  const { roots } = treesBy([undefined, 0, 1, 1, 0]);
  const { placed, spines } = layOutTrees(roots, new Set(['1']));
  expect(placed.map(({ node, expanded, position, siblings }) => [node.id, expanded, position, siblings])).toEqual([
    ['0', true, 1, 1],
    ['1', false, 1, 2],
    ['4', undefined, 2, 2],
  ]);
  expect(spines.map(({ id }) => id)).toEqual(['0']);
});

test('an outline goes in by branches, not by levels', () => {
  const { roots } = treesBy([undefined, 0, 1, 2, 2]);
  expect(layOutTrees(roots, none).placed.map(({ branches }) => branches)).toEqual([0, 0, 0, 1, 1]);
});

test.each([
  ['one long line', (index: number) => index - 1],
  ['one generation', () => 0],
  ['a bushy tree', (index: number) => Math.floor((index - 1) / 3)],
])('5,000 nodes, %s, are laid out', (_, parentOf) => {
  const { roots } = treesBy(Array.from({ length: 5000 }, (__, index) => (index === 0 ? undefined : parentOf(index))));
  expect(layOutTrees(roots, none).placed).toHaveLength(5000);
});
