import { queryOptions } from '@tanstack/react-query';
import { countSheetPictures, readSheetPictures, readSheets, type SheetPictures } from './sweeps.ts';

/** Sheets as react-query sees them; read again only when a write was announced (`app/wiring.ts`). */
const list = { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

export const sheetsQuery = queryOptions({ ...list, queryKey: ['sweeps'], queryFn: readSheets });

/** One sheet's definition, out of the list of all; null when it is gone. */
export const sheetQuery = (id: string) =>
  queryOptions({ ...sheetsQuery, select: (sheets) => sheets.find((sheet) => sheet.id === id) ?? null });

/** One sheet's pictures by the keys of their cells. */
export const sheetPicturesQuery = (id: string) =>
  queryOptions({
    ...list,
    queryKey: ['sweep', id],
    queryFn: ({ client, queryKey }) => readSheetPictures(id, client.getQueryData<SheetPictures>(queryKey)),
  });

/** How many pictures of one sheet there are, without reading any of their rows. */
export const sheetSizeQuery = (id: string) =>
  queryOptions({ ...list, queryKey: ['sweep', id, 'size'], queryFn: () => countSheetPictures(id) });
