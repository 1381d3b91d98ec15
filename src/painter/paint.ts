import { paintAloft } from '#painter/figures/aloft.ts';
import { paintBirds } from '#painter/figures/birds.ts';
import { paintFlowers } from '#painter/figures/flowers.ts';
import { placeFigures } from '#painter/figures/place-figures.ts';
import { leaveUnfinished } from '#painter/film/denoise.ts';
import { develop } from '#painter/film/develop.ts';
import { createGrain } from '#painter/film/grain.ts';
import { createSurface, type Surface } from '#painter/film/surface.ts';
import { lands } from '#painter/lands/lands.ts';
import { paintClouds } from '#painter/sky/clouds.ts';
import { paintDisc, paintSky } from '#painter/sky/sky.ts';
import { paintAurora, paintComet, paintLightning, paintRainbow, paintStars } from '#painter/sky/sky-lights.ts';
import { paintFog, paintRain, paintSnow } from '#painter/sky/weather.ts';
import { type Plan, planPicture } from './plan.ts';
import type { Wish } from './wish.ts';

/** Paints a wish as opaque RGBA pixels, `width * height * 4` bytes. The same wish gives the same pixels. */
export function paint(wish: Wish): Uint8ClampedArray {
  const plan = planPicture(wish);
  const surface = createSurface(wish.width, wish.height);
  paintHeavens(surface, plan);
  const stage = lands[plan.reading.scene](surface, plan);
  const { elements, weather } = plan.reading;
  // Before the figures: what a prompt is about does not get lost in the fog.
  if (weather.has('fog')) paintFog(surface, plan);
  if (elements.has('flowers')) paintFlowers(surface, plan, stage);
  paintAloft(surface, plan, stage);
  placeFigures(surface, plan, stage);
  if (elements.has('birds')) paintBirds(surface, plan);
  if (weather.has('rain')) paintRain(surface, plan, weather.get('rain') ?? 1);
  if (weather.has('snow')) paintSnow(surface, plan);
  leaveUnfinished(surface, plan.unit, wish.steps ?? 28, wish.model, wish.seed);
  return develop(surface, plan, wish.guidanceScale ?? 7, createGrain(plan, wish.seed));
}

function paintHeavens(surface: Surface, plan: Plan): void {
  const { elements, weather } = plan.reading;
  paintSky(surface, plan, plan.height);
  if (elements.has('stars')) paintStars(surface, plan);
  if (elements.has('aurora')) paintAurora(surface, plan);
  if (elements.has('comet')) paintComet(surface, plan);
  if (elements.has('rainbow')) paintRainbow(surface, plan);
  if (elements.has('moon')) paintDisc(surface, plan, true);
  else if (elements.has('sun')) paintDisc(surface, plan, false);
  const clouds = weather.get('clouds');
  if (clouds !== undefined) paintClouds(surface, plan, clouds, weather.has('storm'));
  if (elements.has('lightning')) paintLightning(surface, plan);
}
