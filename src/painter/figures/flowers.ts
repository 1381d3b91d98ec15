import { ink, mixInk } from '#painter/film/ink.ts';
import { dot, rectangle, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import type { Stage } from '#painter/stage.ts';
import { namedInks } from './figure-inks.ts';

/** Flowers on the ground in front, larger towards the viewer. */
export function paintFlowers(surface: Surface, plan: Plan, stage: Stage): void {
  const { unit, width, height, palette, chance, reading } = plan;
  const luck = chance('flowers');
  const named = namedInks[reading.elements.get('flowers') ?? 'neon'];
  const inks = named === undefined ? wild : ([named, mixInk(named, wild[1], 0.3)] as const);
  const count = Math.round((width / unit) * 150);
  const flowers = Array.from({ length: count }, () => ({ x: luck.next() * width, depth: luck.next() ** 1.2 }));
  for (const { x, depth } of flowers.sort((one, other) => one.depth - other.depth)) {
    const ground = stage.groundAt(x) + unit * 0.005;
    const y = ground + (height - ground) * depth * 0.98;
    const radius = unit * (0.0022 + 0.0085 * depth) * luck.between(0.7, 1.2);
    const light = palette.skyLow.l;
    const petal = mixInk(palette.near, luck.pick(inks), 0.45 + 0.5 * light * (0.5 + 0.5 * palette.daylight));
    const stem = mixInk(palette.near, ink(0.45, 0.1, 140), 0.25 + 0.4 * palette.daylight);
    rectangle(surface, [x - radius * 0.14, y, x + radius * 0.14, y + radius * 4], stem, 0.8);
    for (const [dx, dy] of petals) dot(surface, x + dx * radius * 0.6, y + dy * radius * 0.5, radius * 0.62, petal, 1);
    if (radius > 1.5) dot(surface, x, y, radius * 0.3, mixInk(petal, wild[2], 0.7), 1);
  }
}

const wild = [
  ink(0.6, 0.2, 25),
  ink(0.95, 0.03, 90),
  ink(0.86, 0.15, 90),
  ink(0.7, 0.14, 350),
  ink(0.6, 0.14, 290),
] as const;
const petals = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
