// What few steps leave undone: an early picture is coarse and full of noise, and every step takes away some of both.
import { hashText } from '#painter/chance.ts';
import { createField } from './field.ts';
import { noise2 } from './noise.ts';
import type { Surface } from './surface.ts';
import { createTile, readTile, type Tile } from './tile.ts';

/**
 * Leaves the picture as unfinished as it is after `steps` steps. Distilled models, by the sound of their names, need a
 * quarter of the steps, as they do in life.
 */
export function leaveUnfinished(surface: Surface, unit: number, steps: number, model: string, seed: number): void {
  const done = /turbo|schnell|lightning|lcm|hyper|flash/i.test(model) ? steps * 4 : steps;
  const rest = Math.max(0, 1 - Math.log(done) / Math.log(48)) ** 1.15;
  if (rest === 0) return;
  const { width, height, lab } = surface;
  const cell = Math.max(2, unit * (0.006 + 0.026 * rest));
  const [l, a, b] = [0, 1, 2].map((channel) => createField(width, height, cell, (x, y) => mean(x, y, channel)));
  if (l === undefined || a === undefined || b === undefined) return;
  const fine = createNoise(surface, seed, 0.73);
  const blobs = createNoise(surface, seed + 1, 1 / Math.max(1.5, unit * 0.008));
  const blur = Math.min(0.97, rest * 1.25);
  const strength = 0.2 * rest ** 1.5;
  const speckle = 0.11 * rest ** 1.2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const noiseL = readTile(blobs, x, y) * strength + readTile(fine, x, y) * speckle;
      // Other corners of the same tile: three kinds of noise for one.
      const noiseA = readTile(blobs, x + 171, y + 67) * strength * 0.4;
      const noiseB = readTile(blobs, x + 83, y + 291) * strength * 0.4;
      lab[at] = (lab[at] ?? 0) * (1 - blur) + l(x, y) * blur + noiseL;
      lab[at + 1] = (lab[at + 1] ?? 0) * (1 - blur) + a(x, y) * blur + noiseA;
      lab[at + 2] = (lab[at + 2] ?? 0) * (1 - blur) + b(x, y) * blur + noiseB;
    }
  }

  /** The mean around a pixel, from sixteen samples: enough for something that is blurred on purpose. */
  function mean(x: number, y: number, channel: number): number {
    let sum = 0;
    for (let sample = 0; sample < 16; sample++) {
      const sx = Math.min(width - 1, Math.max(0, Math.round(x + ((sample & 3) - 1.5) * cell * 0.3)));
      const sy = Math.min(height - 1, Math.max(0, Math.round(y + ((sample >> 2) - 1.5) * cell * 0.3)));
      sum += lab[(sy * width + sx) * 3 + channel] ?? 0;
    }
    return sum / 16;
  }
}

/** Noise with `scale` bumps per pixel. */
function createNoise({ width, height }: Surface, seed: number, scale: number): Tile {
  const noise = hashText(`latent ${seed}`) & 0xffffff;
  return createTile(Math.max(width, height), (x, y) => noise2(x * scale, y * scale, noise));
}
