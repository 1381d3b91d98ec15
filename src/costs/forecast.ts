import { apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { dollars } from '#lib/dollars.ts';
import { duration } from '#lib/duration.ts';
import { estimatedCost } from './price.ts';

/** A run before it starts: how many pictures, and what they will take as far as that is known. */
export type Forecast = {
  images: number;
  /** Milliseconds until the last picture is there. */
  ms: number | undefined;
  /** US dollars; absent for an endpoint without a price, undefined when nobody knows. */
  cost?: number | undefined;
};

/**
 * What a run will take. Pure.
 *
 * @param usualMs how long one of its pictures takes, in milliseconds; null when nobody knows
 */
export function forecast({ api, price }: Endpoint, images: number, usualMs: number | null): Forecast {
  // The lanes work side by side; what was started last is alone in its round.
  const rounds = Math.ceil(images / apiFacts[api].lanes);
  const each = price && estimatedCost(price, usualMs);
  return {
    images,
    ms: usualMs === null ? undefined : rounds * usualMs,
    ...(price && { cost: each === undefined ? undefined : images * each }),
  };
}

/** A forecast in words: "about $0.12 · 48 s", or undefined when nothing is known. Pure. */
export function forecastInWords(run: Forecast): string | undefined {
  if ('cost' in run && run.cost === undefined) return 'cost known after the first picture';
  const parts = [
    ...(run.cost === undefined ? [] : [dollars(run.cost)]),
    ...(run.ms === undefined ? [] : [duration(run.ms)]),
  ];
  return parts.length === 0 ? undefined : `about ${parts.join(' · ')}`;
}

/** Runs that go on side by side, as one. What is not known of one of them is not known of all. Pure. */
export function together(runs: readonly Forecast[]): Forecast {
  const priced = runs.filter((run) => 'cost' in run);
  const costs = priced.flatMap(({ cost }) => cost ?? []);
  const times = runs.flatMap(({ ms }) => ms ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  return {
    images: sum(runs.map(({ images }) => images)),
    ms: times.length < runs.length ? undefined : Math.max(0, ...times),
    ...(priced.length > 0 && { cost: costs.length < priced.length ? undefined : sum(costs) }),
  };
}
