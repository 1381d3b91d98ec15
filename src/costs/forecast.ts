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
