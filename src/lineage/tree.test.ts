import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importedEndpoint } from '#inference/endpoint.ts';
import { familiesOf, isMixed } from '#library/lineage.ts';
import { frameId, type Run } from '#library/rows.ts';
import { changesOf, countBelow, type TreeNode, treesOf } from './tree.ts';

function aRun(number: number, parent?: string, rest: Partial<Run> = {}): Run {
  return {
    recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: number },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
    id: `run${String(number).padStart(5, '0')}`,
    number,
    createdAt: number * 1000,
    frames: 2,
    ...(parent !== undefined && { parent }),
    ...rest,
  };
}

const frame = (number: number, at = 1) => frameId(`run${String(number).padStart(5, '0')}`, at);
const steps = (count: number) => ({ recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: 0, steps: count } });

/** A tree as nested lists of run and frame numbers: "1·1 1·2 > (2·1 2·2)". */
const shape = ({ frames, children }: TreeNode): string =>
  [
    frames.map((id) => `${Number(id.slice(3, 8))}·${Number(id.slice(9))}`).join(' '),
    ...(children.length > 0 ? [`(${children.map(shape).join(', ')})`] : []),
  ].join(' > ');

function treesFrom(...runs: Run[]): string[] {
  const newestFirst = runs.toReversed();
  const families = new Set(familiesOf(newestFirst).values());
  return [...families].flatMap((family) => treesOf(family, new Map())).map(shape);
}

test('a run hangs on the picture that it was made from, and its pictures are one stack', () => {
  expect(treesFrom(aRun(1), aRun(2, frame(1, 2), steps(20)), aRun(3, frame(1), steps(30)))).toEqual([
    '1·1 1·2 > (2·1 2·2, 3·1 3·2)',
  ]);
});

test('what repeats its parent or a sibling with other seeds joins that stack, and so do its own children', () => {
  expect(
    treesFrom(aRun(1), aRun(2, frame(1, 2)), aRun(3, frame(2), steps(20)), aRun(4, frame(1), steps(20)), aRun(5)),
  ).toEqual(['1·1 1·2 2·1 2·2 > (3·1 3·2 4·1 4·2)', '5·1 5·2']);
});

test('a parent that is not there is none', () => {
  expect(treesFrom(aRun(2, frame(1)), aRun(3, frame(2), steps(20)))).toEqual(['2·1 2·2 > (3·1 3·2)']);
});

test('runs that started in one millisecond keep the order they were started in', () => {
  const runs = [aRun(1), aRun(2, frame(1), { ...steps(20), id: 'run00009' }), aRun(3, frame(1), steps(30))];
  expect(treesFrom(...runs)).toEqual(['1·1 1·2 > (9·1 9·2, 3·1 3·2)']);
});

test('another model with another prompt begins a tree of its own', () => {
  const fresh = { recipe: { model: 'owner/other', prompt: 'two hens', seed: 1 } };
  expect(treesFrom(aRun(1), aRun(2, frame(1), fresh), aRun(3, frame(2), fresh))).toEqual([
    '1·1 1·2',
    '2·1 2·2 3·1 3·2',
  ]);
});

test('runs that are each other’s parents are met once', () => {
  expect(treesFrom(aRun(1, frame(2), steps(10)), aRun(2, frame(1)), aRun(3, frame(3), steps(20)))).toEqual([
    '2·1 2·2 > (1·1 1·2)',
    '3·1 3·2',
  ]);
});

test('a run of different recipes is a node for each, and children hang on the very picture they were made from', () => {
  const recipe = { model: 'owner/name', prompt: 'a red fox', seed: 1 };
  const other = { ...recipe, prompt: 'a blue fox' };
  const variants = aRun(1, undefined, { recipe, template: 'a {red|blue} fox', frames: 4 });
  const child = aRun(2, frame(1, 3), { recipe: { ...other, steps: 20 }, frames: 1 });
  const family = familiesOf([child, variants]).get(child.id);
  if (!family) throw new Error('no family');
  // The fourth was never made: nobody knows which one it was to be.
  const frames = [recipe, { ...recipe, seed: 2 }, other].map((each, at) => ({ id: frame(1, at + 1), recipe: each }));
  const trees = treesOf(family, new Map([[variants.id, frames]]));
  expect(trees.map(shape)).toEqual(['1·1 1·2 1·4', '1·3 > (2·1)']);
  expect(trees.flatMap(({ children }) => children).map((node) => changesOf(node).map(({ text }) => text))).toEqual([
    ['steps unset → 20'],
  ]);
});

test('templates, sweeps and files may hold different recipes, runs of one picture may not', () => {
  const cell = { sweep: 's', key: 'k' };
  expect(
    [{}, { template: '{a|b}' }, { cell }, { endpoint: importedEndpoint }].map((rest) => isMixed(aRun(1, '', rest))),
  ).toEqual([false, true, true, true]);
  expect(isMixed(aRun(1, '', { cell, frames: 1 }))).toBe(false);
});

test('whatever the parents are, every frame of every run stands in one node, below no child of its own', () => {
  const parents = fc.array(fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }), { maxLength: 40 });
  fc.assert(
    fc.property(parents, (list) => {
      const runs = list.map((parent, index) =>
        aRun(index + 1, parent === undefined ? undefined : frame(parent, 2), steps((index % 3) + 1)),
      );
      const nodes = [...new Set(familiesOf(runs.toReversed()).values())].flatMap((family) =>
        treesOf(family, new Map()),
      );
      for (const node of nodes) nodes.push(...node.children);
      expect(nodes.flatMap(({ frames }) => frames).sort()).toEqual(
        runs.flatMap((_, index) => [frame(index + 1), frame(index + 1, 2)]),
      );
      expect(nodes.filter(({ parent }) => !parent).reduce((sum, root) => sum + 1 + countBelow(root), 0)).toBe(
        nodes.length,
      );
    }),
  );
});
