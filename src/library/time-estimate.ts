import { median } from '#lib/median.ts';

/** What decides how long a picture takes, as far as its recipe says: undefined is left to the model. */
export type Effort = { megapixels: number | undefined; steps: number | undefined };

/** A past picture: the effort that was asked for, the megapixels that came, and the milliseconds it took. */
export type PastTime = Effort & { madeMegapixels: number | undefined; tookMs: number };

/**
 * How long a picture will take, in milliseconds, judged by past pictures of the same model at the same endpoint;
 * undefined when there are none. Pure.
 *
 * The same effort takes the middle of the past times. Another one is scaled by megapixels × steps, which is what
 * denoising costs, on top of what every request costs whatever its size.
 */
export function estimateMs(past: readonly PastTime[], wish: Effort): number | undefined {
  const same = past.filter(({ megapixels, steps }) => megapixels === wish.megapixels && steps === wish.steps);
  const usual = median(same.map(({ tookMs }) => tookMs));
  if (usual !== undefined) return usual;

  // What is left to the model is the same each time: the size that came of it, and as many steps as are usual.
  const own = past.filter(({ megapixels }) => megapixels === undefined).flatMap((each) => each.madeMegapixels ?? []);
  const usualSize = median(own) ?? median(past.flatMap(({ megapixels }) => megapixels ?? [])) ?? 1;
  const usualSteps = median(past.flatMap(({ steps }) => steps ?? [])) ?? 1;
  const workOf = ({ megapixels = usualSize, steps = usualSteps }: Effort) => megapixels * steps;
  return timeFor(
    workOf(wish),
    past.map((each) => ({ work: workOf(each), ms: each.tookMs })),
  );
}

type Point = { work: number; ms: number };

/** Two amounts of work tell of a slope when they are this far apart; nearer, noise would decide. */
const apart = 1.1;

/**
 * The time for an amount of work on the line through past points. The line is Theil and Sen's: its slope is the middle
 * of the slopes of all pairs. Least squares would follow a single cold start, which takes ten times the usual time.
 */
function timeFor(work: number, points: readonly Point[]): number | undefined {
  const slopes = points.flatMap((a) =>
    points.filter((b) => b.work > a.work * apart).map((b) => (b.ms - a.ms) / (b.work - a.work)),
  );
  const slope = median(slopes);
  // More work that took no longer: the work is not what takes the time here.
  if (slope !== undefined && slope <= 0) return median(points.map(({ ms }) => ms));
  const overhead = slope === undefined ? 0 : (median(points.map((point) => point.ms - slope * point.work)) ?? 0);
  if (slope !== undefined && overhead > 0) return overhead + slope * work;
  const perWork = median(points.map((point) => point.ms / point.work));
  return perWork === undefined ? undefined : perWork * work;
}
