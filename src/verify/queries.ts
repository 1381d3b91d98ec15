import { queryOptions } from '@tanstack/react-query';
import { readImage } from '#library/pictures.ts';
import { readRepeats, readVerdicts } from '#library/verdicts.ts';
import { askComparison } from './ask-comparison.ts';
import { judge } from './judge.ts';

/** A disk needs no network. What may change is read again when a write was announced (`app/wiring.ts`). */
const disk = { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

export const verdictsQuery = queryOptions({ ...disk, queryKey: ['verdicts'], queryFn: readVerdicts });

/** Ids of the repeats of a picture. */
export const repeatsQuery = (of: string) =>
  queryOptions({ ...disk, queryKey: ['verdict', of, 'repeats'], queryFn: () => readRepeats(of) });

/** Compares what was not compared yet, of one picture or of all, and gives what cannot be. */
export const judgeQuery = (of?: string) =>
  queryOptions({ ...disk, queryKey: ['verdict', of ?? ''], queryFn: () => judge(of) });

/** A picture is let go of half a minute after it was last shown, as others are (`library/queries.ts`). */
const heavyMs = 30_000;

/** The difference of two pictures, drawn. */
export const differenceQuery = (of: string, repeat: string) =>
  queryOptions({
    ...disk,
    gcTime: heavyMs,
    queryKey: ['difference', of, repeat],
    queryFn: async () => {
      const [picture, image] = await Promise.all([readImage(of), readImage(repeat)]);
      return askComparison({ picture, repeat: image, draw: true });
    },
  });
