import { type QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query';
import { changedIds } from './catalogue.ts';
import { readAgain } from './database.ts';
import { afterFirstLook, noteFirstLook } from './first-look.ts';
import { readAbandonedJobs } from './jobs.ts';
import { makeThumbnail } from './make-thumbnail.ts';
import type { Timed } from './past-times.ts';
import { readImage, readNewestPictureIds, readPicks, readPicture, readPictureIds } from './pictures.ts';
import { readPreview } from './previews.ts';
import type { Run } from './rows.ts';
import { mergeRuns, readNewestRuns, readRuns } from './runs.ts';

/**
 * The library as react-query sees it. `always`: a disk needs no network, so the gallery opens offline. `static`: what
 * cannot change is never read twice; lists are read again only when a write was announced (`app/wiring.ts`).
 */
const disk = { networkMode: 'always', staleTime: 'static', retry: readAgain, retryDelay: 0 } as const;

/** A full picture is megabytes: it is let go of half a minute after the last element stopped showing it. */
const heavyMs = 30_000;

/** Not compared with what was there before: that would take longer than drawing what is on screen. */
export const diskList = {
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  retry: readAgain,
  retryDelay: 0,
  structuralSharing: false,
} as const;

/** More runs than a screen shows at the smallest size; the rest follows while those are looked at. */
const firstRuns = 100;
const firstPictures = 400;
/** Small copies that are asked for before anything is drawn: about a screen of them. */
const firstPreviews = 24;

/** Whether a list is on show already: then its newest part would take the place of the whole. */
function isKnown(client: QueryClient, queryKey: QueryKey): boolean {
  return client.getQueryData(queryKey) !== undefined;
}

/** The reading of the runs that are not among the newest. */
const others = new WeakMap<QueryClient, Promise<unknown>>();

export const runsQuery = queryOptions({
  ...diskList,
  queryKey: ['runs'],
  queryFn: async ({ client, queryKey }): Promise<readonly Run[]> => {
    if (isKnown(client, queryKey)) return readRuns();
    const { runs, more } = await readNewestRuns(firstRuns);
    if (more)
      others.set(
        client,
        afterFirstLook()
          .then(readRuns)
          .then(
            (all) => client.setQueryData(queryKey, (known: readonly Run[] = []) => mergeRuns(all, known)),
            () => undefined, // the newest are there; what can be told of the others is told by whoever asks for one
          ),
      );
    return runs;
  },
});

/** All runs, newest first, once the last of them is read. */
export async function allRuns(client: QueryClient): Promise<readonly Run[]> {
  const newest = await client.ensureQueryData(runsQuery);
  await others.get(client);
  return client.getQueryData(runsQuery.queryKey) ?? newest;
}

export const pictureIdsQuery = queryOptions({
  ...diskList,
  queryKey: ['pictures'],
  queryFn: async ({ client, queryKey }): Promise<readonly string[]> => {
    if (isKnown(client, queryKey)) return readPictureIds();
    const { ids, more } = await readNewestPictureIds(firstPictures);
    if (more)
      void afterFirstLook()
        .then(readPictureIds)
        .then(
          (all) => client.setQueryData(queryKey, (known: readonly string[] = []) => changedIds(all, { added: known })),
          () => undefined, // as with the runs
        );
    if (ids.length === 0) noteFirstLook();
    for (const id of ids.slice(-firstPreviews)) void client.prefetchQuery(previewQuery(id));
    return ids;
  },
});

export const picksQuery = queryOptions({
  ...diskList,
  queryKey: ['picks'],
  // Rings come after the pictures they are drawn around.
  queryFn: () => afterFirstLook().then(readPicks),
});

export const abandonedJobsQuery = queryOptions({ ...diskList, queryKey: ['jobs'], queryFn: readAbandonedJobs });

export const pictureQuery = (id: string) =>
  queryOptions({ ...disk, queryKey: ['picture', id], queryFn: () => readPicture(id) });

export const imageQuery = (id: string) =>
  queryOptions({ ...disk, gcTime: heavyMs, queryKey: ['image', id], queryFn: () => readImage(id) });

export const previewQuery = (id: string) =>
  queryOptions({ ...disk, queryKey: ['preview', id], queryFn: () => readPreview(id, makeThumbnail) });

/** How long a picture will take, in milliseconds; null when nobody knows. */
export const usualTimeQuery = (endpoint: string, recipe: Timed) =>
  queryOptions({
    ...diskList,
    staleTime: 0,
    queryKey: ['past-times', endpoint, recipe.model, recipe.width, recipe.height, recipe.steps],
    queryFn: async () => {
      await afterFirstLook();
      return (await import('./past-times.ts')).readUsualTime(endpoint, recipe);
    },
  });

/** Asks for what the page will show first, before there is anything that could show it. */
export function readAhead(client: QueryClient): void {
  void client.prefetchQuery(pictureIdsQuery);
  void client.prefetchQuery(runsQuery);
}

/** The newest id this page knows of, of a run or of a picture; '' in an empty library. */
export function newestId(client: QueryClient): string {
  const picture = client.getQueryData(pictureIdsQuery.queryKey)?.at(-1) ?? '';
  const run = client.getQueryData(runsQuery.queryKey)?.[0]?.id ?? '';
  return picture > run ? picture : run;
}

/** The list that a part of the library is shown in. */
export const listKeys = {
  runs: runsQuery.queryKey,
  pictures: pictureIdsQuery.queryKey,
  picks: picksQuery.queryKey,
  jobs: abandonedJobsQuery.queryKey,
  costs: ['costs'],
  sweeps: ['sweeps'],
  presets: ['presets'],
  verdicts: ['verdicts'],
  marks: ['marks'],
  projects: ['projects'],
} satisfies Record<string, QueryKey>;
