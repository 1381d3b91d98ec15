import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { importedEndpoint } from '#inference/endpoint.ts';
import { isFreshStart } from '#recipe/fresh-start.ts';
import { type Recipe, recipeSchema } from '#recipe/recipe.ts';
import { library } from './database.ts';
import { frameOf, pictureSchema, type Run } from './rows.ts';

/** The runs that go back to one that was made from no picture here, oldest first. */
export type Family = { root: Run; runs: Run[] };

/**
 * The family of every run, by the id of the run. A parent that is not there, that goes back to its own child, or whose
 * model and prompt have nothing to do with it, is none. Works on the list of runs, which the gallery keeps in memory anyway: no row is read for it.
 *
 * @param runs newest first, as `readRuns` gives them
 */
export function familiesOf(runs: readonly Run[]): Map<string, Family> {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const families = new Map<string, Family>();
  const oldestFirst = runs.toReversed();
  for (const run of oldestFirst) {
    const line = new Set([run]);
    let known: Family | undefined;
    for (let at = parentOf(run); at && !known && !line.has(at); at = parentOf(at)) {
      known = families.get(at.id);
      if (!known) line.add(at);
    }
    const family = known ?? { root: [...line].at(-1) ?? run, runs: [] };
    for (const each of line) if (!families.has(each.id)) families.set(each.id, family);
  }
  for (const run of oldestFirst) families.get(run.id)?.runs.push(run);
  return families;

  function parentOf({ parent, recipe }: Run): Run | undefined {
    const from = parent === undefined ? undefined : byId.get(frameOf(parent).run);
    return from && isFreshStart(from.recipe, recipe) ? undefined : from;
  }
}

/** One picture of a run that holds different recipes. */
export type Frame = { id: string; recipe: Recipe };

/** Whether the pictures of a run may differ in more than their seeds: variants of a template, cells of a sweep, files. */
export function isMixed({ frames, template, cell, endpoint }: Run): boolean {
  return frames > 1 && (template !== undefined || cell !== undefined || endpoint.id === importedEndpoint.id);
}

/** The pictures of runs, deleted ones included while they can be brought back, by run. */
export async function readFrames(runs: readonly string[]): Promise<Map<string, Frame[]>> {
  const transaction = (await library()).transaction(['pictures', 'trash']);
  const read = runs.map(async (run): Promise<[string, Frame[]]> => {
    const range = IDBKeyRange.bound(`${run}-`, `${run}.`);
    const rows = await Promise.all([
      transaction.objectStore('pictures').getAll(range),
      transaction.objectStore('trash').getAll(range),
    ]);
    const frames = rows.flat().flatMap((row) => pictureSchema.safeParse(row).data ?? []);
    return [run, frames.map(({ id, recipe }) => ({ id, recipe })).sort((a, b) => (a.id < b.id ? -1 : 1))];
  });
  return new Map(await Promise.all(read));
}

const sourceSchema = z.object({ recipe: recipeSchema, template: z.optional(z.string()) });

/** What a picture was made with. */
export type Source = z.output<typeof sourceSchema>;

/**
 * What stands behind the id of a parent, whatever has become of that picture: its run stands in where no row of its own is
 * left. Null when nothing here knows it.
 */
export async function readSource(id: string): Promise<Source | null> {
  const transaction = (await library()).transaction(['pictures', 'trash', 'jobs', 'runs']);
  const [picture, deleted, job, run] = await Promise.all([
    transaction.objectStore('pictures').get(id),
    transaction.objectStore('trash').get(id),
    transaction.objectStore('jobs').get(id),
    transaction.objectStore('runs').index('byId').get(frameOf(id).run),
  ]);
  for (const row of [picture, deleted, job, run]) {
    const { data } = sourceSchema.safeParse(row);
    if (data) return data;
  }
  return null;
}

const disk = { networkMode: 'always', retry: false } as const;

export const framesQuery = (root: string, runs: readonly string[]) =>
  queryOptions({ ...disk, queryKey: ['lineage', root], queryFn: () => readFrames(runs) });

export const sourceQuery = (id: string) =>
  queryOptions({ ...disk, queryKey: ['source', id], queryFn: () => readSource(id) });
