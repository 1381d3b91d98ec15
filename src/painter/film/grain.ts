import { hashText } from '#painter/chance.ts';
import type { Plan } from '#painter/plan.ts';
import { noise2 } from './noise.ts';
import { createTile, type Tile } from './tile.ts';

/** The grain of the plan's scheduler, about −1…1. */
export function createGrain({ scheduler, unit, width, height }: Plan, seed: number): Tile {
  const { angle, amount, size, stretch } = scheduler;
  const cos = Math.cos((angle * Math.PI) / 180);
  const sin = Math.sin((angle * Math.PI) / 180);
  // Finer than a pixel there is nothing.
  const length = Math.max(1, (size * unit) / 1000);
  const noise = hashText(`grain ${seed} ${angle} ${amount}`) & 0xffffff;
  return createTile(Math.max(width, height), (x, y) => {
    return noise2((x * cos + y * sin) / (length * stretch), (y * cos - x * sin) / length, noise) * 1.3;
  });
}
