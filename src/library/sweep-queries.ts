import { queryOptions } from '@tanstack/react-query';
import { library } from './database.ts';
import { pictureSchema } from './rows.ts';
import { sheetSchema } from './sweeps.ts';

const list = { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

export const sheetsQuery = queryOptions({
  ...list,
  queryKey: ['sweeps'],
  queryFn: async () =>
    (await (await library()).getAll('sweeps')).flatMap((row) => sheetSchema.safeParse(row).data ?? []).reverse(),
});

/** Ids of the pictures of each cell of a sheet, by the cell's key; the newest last. */
export type SheetPictures = ReadonlyMap<string, readonly string[]>;

export const sheetPicturesQuery = (id: string) =>
  queryOptions({
    ...list,
    queryKey: ['sweep', id],
    queryFn: async (): Promise<SheetPictures> => {
      const map = new Map<string, string[]>();
      for (const row of await (await library()).getAllFromIndex('pictures', 'bySweep', id)) {
        const { data } = pictureSchema.safeParse(row);
        if (data?.cell) map.set(data.cell.key, [...(map.get(data.cell.key) ?? []), data.id]);
      }
      return map;
    },
  });
