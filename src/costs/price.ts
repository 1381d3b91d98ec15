import type { Endpoint } from '#inference/endpoint.ts';

/** What an endpoint charges, in US dollars, as its owner entered it. */
export type Price = NonNullable<Endpoint['price']>;

/** What a picture cost that took so many milliseconds, in US dollars. */
export function costOf({ amount, per }: Price, tookMs: number): number {
  return per === 'picture' ? amount : (amount * tookMs) / 1000;
}

/**
 * What a picture will cost, in US dollars; undefined when that depends on a time that nobody knows.
 *
 * @param usualMs how long such a picture takes, in milliseconds; null when nobody knows
 */
export function estimatedCost(price: Price, usualMs: number | null): number | undefined {
  if (price.per === 'second' && usualMs === null) return undefined;
  return costOf(price, usualMs ?? 0);
}
