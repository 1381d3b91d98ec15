import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { paintBeam } from '#painter/sky/light-beam.ts';
import type { Stage } from '#painter/stage.ts';
import type { ElementName } from '#painter/words/vocabulary.ts';
import { type FigureInks, paintFigure, paintReflection, paintShadow, type Standing } from './figure.ts';
import { figureInks } from './figure-inks.ts';
import { type Part, parts } from './parts.ts';
import type { Shape } from './shape.ts';
import { boat } from './shapes-crafts.ts';
import { ridingAstronaut, ridingPerson } from './shapes-people.ts';

/** Puts everything the prompt names where it belongs: on the water and on the ground. */
export function placeFigures(surface: Surface, plan: Plan, stage: Stage): void {
  const { reading, unit, width, height, horizon, light, chance } = plan;
  const { elements } = reading;
  const inksOf = (element: ElementName) => figureInks(plan, element, elements.get(element));
  const outwards = stage.x > width / 2 ? 1 : -1;

  if (elements.has('boat')) {
    const isAfloat = reading.scene === 'sea' || reading.scene === 'city';
    const x = isAfloat ? width / 2 + (light.x - width / 2) * 0.35 - outwards * unit * 0.06 : stage.x;
    const y = isAfloat ? horizon + (height - horizon) * 0.22 : stage.groundAt(x);
    const isMirrored = isAfloat ? !reading.weather.has('storm') : stage.mirrors;
    stand(boat, inksOf('boat'), { x, y, size: unit * 0.17, facesLeft: outwards > 0 }, isMirrored);
  }

  const riders = elements.has('horse') ? (['astronaut', 'person'] as const).filter((rider) => elements.has(rider)) : [];
  const present = parts.filter(([element]) => elements.has(element) && !riders.some((rider) => rider === element));
  const actors = present.filter(([, { isActor }]) => isActor);
  const props = present.filter(([, { isActor }]) => !isActor);
  // What the picture is about takes the best place; the rest stands behind it and beside.
  for (const [index, [element, part]] of props.entries()) {
    const place = actors.length === 0 ? placesInFront[index] : placesBehind[index + (actors.length > 1 ? 1 : 0)];
    placeGroup(element, part, stage.x + outwards * unit * (place ?? 0));
  }
  for (const [index, [element, part]] of actors.entries()) {
    const x = stage.x + outwards * unit * (placesInFront[index] ?? 0);
    placeGroup(element, part, x);
    if (element !== 'horse') continue;
    const mount = standingAt(x, part.size * unit, element);
    for (const rider of riders) {
      const shape = rider === 'astronaut' ? ridingAstronaut : ridingPerson;
      stand(shape, inksOf(rider), mount, stage.mirrors, false);
    }
  }

  function placeGroup(element: ElementName, { shape, count, size }: Part, x: number): void {
    const luck = chance(element);
    const inks = inksOf(element);
    for (let index = count - 1; index >= 0; index--) {
      const shrink = index === 0 ? 1 : luck.between(0.5, 0.85);
      const aside = index === 0 ? 0 : (index % 2 === 0 ? 1 : -1) * unit * 0.085 * (index + luck.between(0, 0.7));
      const where = standingAt(x + aside, size * unit * shrink, element);
      if (element === 'lighthouse') paintBeam(surface, plan, where);
      stand(shape, inks, where, stage.mirrors);
    }
  }

  function standingAt(x: number, size: number, element: ElementName): Standing {
    const inside = Math.min(width - size * 0.56, Math.max(size * 0.56, x));
    // Animals and people look into the picture, buildings do not turn.
    return { x: inside, y: stage.groundAt(inside), size, facesLeft: outwards > 0 && element !== 'house' };
  }

  function stand(shape: Shape, inks: FigureInks, where: Standing, isMirrored: boolean, hasShadow = true): void {
    if (isMirrored) paintReflection(surface, plan, shape, inks, where);
    else if (hasShadow) paintShadow(surface, plan, where);
    paintFigure(surface, plan, shape, inks, where);
  }
}

// In units from the stage's best place, outwards counted positive.
const placesInFront = [0, 0.28, -0.27, 0.52, -0.5];
const placesBehind = [0.25, -0.32, 0.5, -0.56];
