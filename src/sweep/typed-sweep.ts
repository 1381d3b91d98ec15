import { numberFromText } from '#recipe/draft.ts';
import { type Axis, type Sweep, sweepSchema } from '#recipe/sweep/sweep.ts';

/** What the builder holds: numbers as text, so that an invalid entry stays as typed. */
export type TypedSweep = { axes: Axis[]; seed: string; images: string };

/** The sweep that is typed so far, from what it starts; and what is wrong with its numbers, in words. Pure. */
export function readTyped(
  start: Sweep,
  { axes, ...typed }: TypedSweep,
): { sweep: Sweep; seedError: string | undefined; imagesError: string | undefined } {
  const { base, images } = sweepSchema.shape;
  const seed = base.shape.seed.safeParse(numberFromText(typed.seed));
  const count = images.safeParse(numberFromText(typed.images));
  return {
    sweep: { ...start, base: { ...start.base, seed: seed.data ?? start.base.seed }, images: count.data ?? 1, axes },
    seedError: seed.error?.issues[0]?.message,
    imagesError: count.error?.issues[0]?.message,
  };
}
