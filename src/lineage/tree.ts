import type { Family, Frame } from '#library/lineage.ts';
import { frameId, frameOf, type Run } from '#library/rows.ts';
import { type Change, diffRecipes } from '#recipe/diff.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** Pictures that differ in nothing but their seeds, and what was made from them. */
export type TreeNode = {
  /** Of its first picture. */
  id: string;
  recipe: Recipe;
  /** Ids of its pictures in the order they were ordered, also of those that failed, are on their way or were deleted. */
  frames: string[];
  parent: TreeNode | undefined;
  /** Oldest first. */
  children: TreeNode[];
  /** The picture among the parent's that the first of these was made from. */
  from: string | undefined;
};

/** One run's pictures of one recipe. */
type Stack = { recipe: Recipe; frames: string[] };

/**
 * The trees of a family: one, or as many as its first run has recipes. What repeats its parent or a sibling with other
 * seeds joins the stack of that one. Every frame of every run stands in one node; a run that is its own ancestor is met
 * once.
 *
 * @param variants the pictures of those runs that hold different recipes
 */
export function treesOf({ root, runs }: Family, variants: ReadonlyMap<string, readonly Frame[]>): TreeNode[] {
  const childRuns = grouped(runs, ({ parent }) => parent && frameOf(parent).run);
  const nodeOf = new Map<string, TreeNode>();
  const settings = new Map<TreeNode | undefined, Map<string, TreeNode>>();
  const roots: TreeNode[] = [];
  const met = new Set([root]);
  // Grows while it is walked: parents before children.
  for (const run of met) {
    const from = run === root ? undefined : run.parent;
    const parent = from === undefined ? undefined : (nodeOf.get(from) ?? nodeOf.get(frameOf(from).run));
    for (const stack of stacksOf(run, variants.get(run.id) ?? [])) {
      const node = place(stack, parent, from);
      for (const frame of stack.frames) nodeOf.set(frame, node);
      // Where a frame is not known, as it may be in a damaged row, its run's first recipe stands in.
      if (!nodeOf.has(run.id)) nodeOf.set(run.id, node);
    }
    for (const child of childRuns.get(run.id) ?? []) met.add(child);
  }
  // What joined a stack late may have been ordered early. Ids cannot tell: runs that were split start in one millisecond.
  const rank = new Map(runs.map(({ id }, index) => [id, index]));
  const rankOf = (id: string) => rank.get(frameOf(id).run) ?? 0;
  const nodes = new Set(nodeOf.values());
  for (const node of nodes) {
    node.frames.sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
    node.id = node.frames[0] ?? node.id;
  }
  for (const node of nodes) node.children.sort((a, b) => rankOf(a.id) - rankOf(b.id));
  return roots;

  function place({ recipe, frames }: Stack, parent: TreeNode | undefined, from: string | undefined): TreeNode {
    const key = butSeed(recipe);
    const known = settings.get(parent)?.get(key);
    if (known) {
      known.frames.push(...frames);
      return known;
    }
    const node: TreeNode = { id: frames[0] ?? '', recipe, frames: [...frames], parent, children: [], from };
    (parent?.children ?? roots).push(node);
    settings.set(parent, (settings.get(parent) ?? new Map<string, TreeNode>()).set(key, node));
    settings.set(node, new Map([[key, node]]));
    return node;
  }
}

/** What was found once: comparing long prompts takes longer than a frame has when a screen full of nodes is panned. */
const found = new WeakMap<TreeNode, Change[]>();

/** What a node changed against its parent, seeds aside. */
export function changesOf(node: TreeNode): Change[] {
  const { recipe, parent } = node;
  if (!parent) return [];
  const changes = found.get(node) ?? diffRecipes(parent.recipe, recipe).filter(({ field }) => field !== 'seed');
  found.set(node, changes);
  return changes;
}

/** How many nodes grow out of one. */
export function countBelow(node: TreeNode): number {
  const below = [...node.children];
  for (const each of below) below.push(...each.children);
  return below.length;
}

/** The pictures of a run by recipe. Frames without a row are counted with the run's own recipe. */
function stacksOf(run: Run, variants: readonly Frame[]): Stack[] {
  const frames = Array.from({ length: Math.max(run.frames, 1) }, (_, index) => frameId(run.id, index + 1));
  if (variants.length === 0) return [{ recipe: run.recipe, frames }];
  const known = new Map(variants.map(({ id, recipe }) => [id, recipe]));
  const stacks = grouped(frames, (id) => butSeed(known.get(id) ?? run.recipe));
  return [...stacks.values()].map((ids) => ({ recipe: known.get(ids[0] ?? '') ?? run.recipe, frames: ids }));
}

/** Everything of a recipe but its seed, as text that is equal where they are: the schema gives all of them one order. */
function butSeed(recipe: Recipe): string {
  return JSON.stringify({ ...recipe, seed: 0 });
}

/** In lists by what each is called; `Map.groupBy` is not in every browser and Node that is served. */
function grouped<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
