import { queryOptions } from '@tanstack/react-query';
import { pictureQuery } from '#library/queries.ts';

/** The records of pictures, in their order; undefined for one that is deleted or cannot be read. */
export const comparedQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['compared', ...ids],
    queryFn: ({ client }) =>
      Promise.all(ids.map((id) => client.ensureQueryData(pictureQuery(id)).catch(() => undefined))),
    networkMode: 'always',
    staleTime: 0,
  });
