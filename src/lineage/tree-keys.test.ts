import { expect, test } from 'vitest';
import { layOutTrees } from './layout.ts';
import type { TreeNode } from './tree.ts';
import { stepOf } from './tree-keys.ts';

function aNode(id: string, ...children: TreeNode[]): TreeNode {
  const recipe = { model: 'owner/name', prompt: 'a fox', seed: 1 };
  const node: TreeNode = { id, recipe, frames: [id], parent: undefined, children, from: undefined };
  for (const child of children) child.parent = node;
  return node;
}

/** a > (b > (c, d), e > f), with e folded. */
const { placed } = layOutTrees(
  [aNode('a', aNode('b', aNode('c'), aNode('d')), aNode('e', aNode('f')))],
  new Set(['e']),
);

function press(key: string, id: string, look: 'map' | 'outline'): string | undefined {
  const at = placed.find(({ node }) => node.id === id);
  const step = at && stepOf(key, at, placed, look);
  if (!step) return undefined;
  return 'to' in step ? step.to.node.id : `fold ${step.toggle.node.id}`;
}

test.each([
  ['ArrowDown', 'a', 'b'],
  ['ArrowDown', 'd', 'e'],
  ['ArrowDown', 'e', undefined],
  ['ArrowUp', 'e', 'd'],
  ['ArrowRight', 'b', 'c'],
  ['ArrowRight', 'e', 'fold e'],
  ['ArrowRight', 'c', undefined],
  ['ArrowLeft', 'b', 'fold b'],
  ['ArrowLeft', 'd', 'b'],
  ['ArrowLeft', 'e', 'a'],
  ['Home', 'd', 'a'],
  ['End', 'a', 'e'],
  ['x', 'a', undefined],
])('in an outline %s on %s: %s', (key, at, does) => {
  expect(press(key, at, 'outline')).toBe(does);
});

test.each([
  ['ArrowDown', 'b', 'e'],
  ['ArrowDown', 'a', undefined],
  ['ArrowUp', 'd', 'c'],
  ['ArrowRight', 'a', 'b'],
  ['ArrowLeft', 'b', 'a'],
  ['ArrowLeft', 'a', undefined],
  [' ', 'b', 'fold b'],
  [' ', 'c', undefined],
])('on the map %s on %s: %s', (key, at, does) => {
  expect(press(key, at, 'map')).toBe(does);
});
