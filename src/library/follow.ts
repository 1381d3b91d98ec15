import type { QueryClient } from '@tanstack/react-query';
import { changedIds } from './catalogue.ts';
import { library } from './database.ts';
import { inBatches } from './in-batches.ts';
import type { LibraryNews } from './news.ts';
import { listKeys, pictureIdsQuery, runsQuery } from './queries.ts';
import { mergeRuns, readRunsById } from './runs.ts';

/**
 * Brings the lists of this page up to date after a write in any tab. News of certain runs or pictures change the lists
 * where those stand; only news of everything makes a list be read again, which takes a while when it is long.
 */
export async function follow(client: QueryClient, { parts, ids }: LibraryNews): Promise<void> {
  for (const part of parts) {
    if (part === 'pictures' && ids) await followPictures(client, ids);
    else if (part === 'runs' && ids) await followRuns(client, ids);
    else if (part === 'marks' && ids) await (await import('./follow-marks.ts')).followMarks(client, ids);
    // The ledger is read from several moments on.
    else if (part === 'costs') void client.invalidateQueries({ queryKey: listKeys.costs });
    // No list shows small copies: who shows one made it, or knows it.
    else if (part !== 'previews') void client.invalidateQueries({ queryKey: listKeys[part], exact: true });
  }
  if (parts.includes('pictures') || parts.includes('marks')) {
    await (await import('./follow-marks.ts')).followProjects(client, ids);
  }
}

async function followPictures(client: QueryClient, ids: readonly string[]): Promise<void> {
  const { store } = (await library()).transaction('pictures');
  const found = await inBatches(ids, (id) => store.getKey(id));
  const added = ids.filter((_, index) => found[index] !== undefined);
  const removed = ids.filter((_, index) => found[index] === undefined);
  client.setQueryData(pictureIdsQuery.queryKey, (known) => known && changedIds(known, { added, removed }));
}

async function followRuns(client: QueryClient, ids: readonly string[]): Promise<void> {
  const fresh = await readRunsById(ids);
  client.setQueryData(runsQuery.queryKey, (known) => known && mergeRuns(known, fresh));
}
