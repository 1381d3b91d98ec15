import { queryOptions } from '@tanstack/react-query';
import { library } from '#library/database.ts';
import { readMarks } from '#library/marks.ts';
import { pictureRows } from './records.ts';

/** How much there is of something: pictures, and the bytes of those whose pixels are kept. */
export type Amount = { name: string; pictures: number; bytes: number };

/** What lies on this device, in bytes. `usage` and `quota` are the browser's own estimates, null when it gives none. */
export type StorageFacts = {
  usage: number | null;
  quota: number | null;
  isPersisted: boolean;
  projects: Amount[];
  kept: Amount;
  forgotten: number;
  bin: Amount;
};

/** What is counted of pictures. Their rows never change, so each is read once in the life of the page. */
const weighed = new Map<string, { bytes: number; project: string }>();

async function weigh(ids: readonly string[]): Promise<void> {
  for await (const { id, picture } of pictureRows(ids.filter((id) => !weighed.has(id))))
    if (picture) weighed.set(id, { bytes: picture.bytes, project: picture.project ?? '' });
}

export const storageQuery = queryOptions({
  queryKey: ['storage-view'],
  networkMode: 'always',
  retry: false,
  queryFn: async (): Promise<StorageFacts> => {
    const db = await library();
    const [estimate, isPersisted, ids, images, marks, projects, bin] = await Promise.all([
      navigator.storage?.estimate(),
      navigator.storage?.persisted(),
      db.getAllKeys('pictures'),
      db.getAllKeys('images'),
      readMarks(),
      db.getAll('projects'),
      db.getAll('trash'),
    ]);
    const withPixels = new Set(images);
    const names = new Map(projects.map((row) => [row.id, row.name]));
    const kept: Amount = { name: 'All pictures', pictures: 0, bytes: 0 };
    const byProject = new Map<string, Amount>();
    let forgotten = 0;
    await weigh(ids);
    for (const id of ids) {
      const picture = weighed.get(id);
      if (!picture) continue;
      const project = marks.get(id)?.project ?? picture.project;
      const amount = byProject.get(project) ?? {
        name: names.get(project) ?? 'Without a project',
        pictures: 0,
        bytes: 0,
      };
      byProject.set(project, amount);
      for (const each of [kept, amount]) {
        each.pictures++;
        if (withPixels.has(id)) each.bytes += picture.bytes;
      }
      if (!withPixels.has(id)) forgotten++;
    }
    return {
      usage: estimate?.usage ?? null,
      quota: estimate?.quota ?? null,
      isPersisted: isPersisted ?? false,
      projects: [...byProject.values()].sort((a, b) => b.bytes - a.bytes),
      kept,
      forgotten,
      bin: { name: 'Deleted', pictures: bin.length, bytes: bin.reduce((sum, { bytes }) => sum + bytes, 0) },
    };
  },
});
