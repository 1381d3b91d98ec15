import { noise1 } from '#painter/film/noise.ts';

/**
 * How high the firs reach at x, 0…1 of their size: the highest of the trees around, each a jagged triangle. `size`
 * is in units like x, `opening` 0…1 keeps them low.
 */
export function firProfile(x: number, size: number, opening: number, seed: number): number {
  const pitch = size * 0.3;
  const cell = Math.floor(x / pitch);
  let best = 0;
  for (let neighbour = cell - 2; neighbour <= cell + 2; neighbour++) {
    const chance = noise1(neighbour * 1.7, seed);
    const tall = (0.62 + 0.45 * chance) * (1 - 0.75 * Math.min(1, opening));
    const centre = (neighbour + 0.5 + 0.35 * noise1(neighbour * 2.3 + 7, seed + 1)) * pitch;
    const off = Math.abs(x - centre) / (size * 0.22 * (0.5 + tall * 0.6));
    if (off >= 1) continue;
    // Branches: teeth that grow towards the ground.
    const tooth = (((1 - off) * 6.5) % 1) * 0.13 * (0.35 + off);
    best = Math.max(best, tall * ((1 - off) ** 0.92 - tooth));
  }
  return best;
}
