import { createGrainTile } from '#painter/film/noise.ts';
import { findScheduler, type Scheduler } from '#painter/film/schedulers.ts';
import type { Palette } from '#painter/words/moods.ts';
import { choosePalette } from '#painter/words/palette.ts';
import { type Reading, readPrompt } from '#painter/words/reading.ts';
import { type Chance, createChance, hashText } from './chance.ts';
import type { Wish } from './wish.ts';

/** Everything decided before the first stroke. Lengths are in pixels. */
export type Plan = {
  reading: Reading;
  palette: Palette;
  width: number;
  height: number;
  /** The length of the picture's own ruler: all sizes follow it, so that a thumbnail shows what a poster shows. */
  unit: number;
  /** The row where sky and land meet. */
  horizon: number;
  /** Sun or moon, whether it is shown or only gives its light. */
  light: { x: number; y: number; radius: number };
  scheduler: Scheduler;
  /** The seed of noise for the large forms, and the one for details, in which every model has its own hand. */
  noise: number;
  detail: number;
  /** The rough square every shading is dithered with. */
  grainTile: Float32Array;
  /** The chance for one purpose. */
  chance: (purpose: string) => Chance;
};

/** Decides where everything goes. The seed composes; prompt and model only choose what and in which colours. */
export function planPicture(wish: Wish): Plan {
  const { width, height, seed, model } = wish;
  const reading = readPrompt(wish.prompt, wish.negativePrompt);
  const chance = (purpose: string) => createChance(`${purpose} ${seed}`);
  const unit = Math.min(height, width * 1.35);
  const place = chance('place');
  const horizon = Math.round(height * (horizons[reading.scene] + place.between(-0.035, 0.035)));
  const isHigh = reading.time === 'noon' || reading.time === 'night';
  // Off the middle, where a sun looks like a logo, and away from the edges.
  const side = place.next() < 0.5 ? -1 : 1;
  const x = width * (0.5 + side * place.between(0.06, 0.27));
  const rise = isHigh ? Math.min(unit * place.between(0.3, 0.4), horizon * 0.72) : unit * place.between(0.07, 0.16);
  const radius = unit * (isHigh ? place.between(0.04, 0.055) : place.between(0.065, 0.09));
  return {
    reading,
    palette: choosePalette(reading, model, seed),
    width,
    height,
    unit,
    horizon,
    light: { x, y: horizon - rise, radius },
    scheduler: findScheduler(wish.scheduler),
    noise: hashText(`noise ${seed}`) & 0xffffff,
    detail: hashText(`detail ${seed} ${model}`) & 0xffffff,
    grainTile: createGrainTile(hashText(`grain ${seed}`)),
    chance,
  };
}

const horizons: Readonly<Record<Reading['scene'], number>> = {
  mountains: 0.56,
  sea: 0.58,
  'salt flat': 0.6,
  desert: 0.55,
  forest: 0.52,
  city: 0.68,
  meadow: 0.56,
  space: 0.8,
  abstract: 0.5,
};
