import { type FigureInks, paintFigure, paintReflection, paintShadow, type Standing } from './figure.ts';
import { figureInks } from './figure-inks.ts';
import { paintBeam } from './light-beam.ts';
import type { Plan } from './plan.ts';
import type { Shape } from './shape.ts';
import { cat, deer, fox, horse } from './shapes-animals.ts';
import { castle, house, lighthouse } from './shapes-buildings.ts';
import { balloon, boat, rocket } from './shapes-crafts.ts';
import { astronaut, person, ridingAstronaut, ridingPerson } from './shapes-people.ts';
import { cactus, palm, pine, tree } from './shapes-plants.ts';
import type { Stage } from './stage.ts';
import type { Surface } from './surface.ts';
import type { ElementName } from './vocabulary.ts';

/** How a figure is shown: its height in units, how many, and whether it is what the picture is about. */
type Part = { shape: Shape; size: number; count: number; isActor: boolean };

// In the order of painting, from the back to the front.
const parts: readonly [ElementName, Part][] = [
  ['castle', { shape: castle, size: 0.3, count: 1, isActor: false }],
  ['lighthouse', { shape: lighthouse, size: 0.38, count: 1, isActor: false }],
  ['pine', { shape: pine, size: 0.27, count: 5, isActor: false }],
  ['palm', { shape: palm, size: 0.3, count: 3, isActor: false }],
  ['tree', { shape: tree, size: 0.27, count: 1, isActor: false }],
  ['house', { shape: house, size: 0.16, count: 1, isActor: false }],
  ['cactus', { shape: cactus, size: 0.2, count: 4, isActor: false }],
  ['deer', { shape: deer, size: 0.24, count: 1, isActor: true }],
  ['horse', { shape: horse, size: 0.27, count: 1, isActor: true }],
  ['astronaut', { shape: astronaut, size: 0.25, count: 1, isActor: true }],
  ['person', { shape: person, size: 0.18, count: 1, isActor: true }],
  ['fox', { shape: fox, size: 0.2, count: 1, isActor: true }],
  ['cat', { shape: cat, size: 0.18, count: 1, isActor: true }],
];

/** Puts everything the prompt names where it belongs: in the air, on the water, on the ground. */
export function placeFigures(surface: Surface, plan: Plan, stage: Stage): void {
  const { reading, unit, width, height, horizon, light, chance } = plan;
  const { elements } = reading;
  const inksOf = (element: ElementName) => figureInks(plan, element, elements.get(element));
  const outwards = stage.x > width / 2 ? 1 : -1;

  if (elements.has('balloon')) {
    const luck = chance('balloon');
    const size = unit * luck.between(0.2, 0.26);
    const y = Math.max(size * 1.08, horizon - unit * luck.between(0.12, 0.22));
    paintFigure(surface, plan, balloon, inksOf('balloon'), { x: stage.x, y, size, facesLeft: false });
  }
  if (elements.has('rocket')) {
    const size = unit * 0.26;
    const where = {
      x: stage.x - outwards * unit * 0.06,
      y: Math.max(size * 1.3, horizon - unit * 0.2),
      size,
      facesLeft: false,
    };
    paintFigure(surface, plan, rocket, inksOf('rocket'), where);
  }
  if (elements.has('boat')) {
    const isAfloat = reading.scene === 'sea' || reading.scene === 'city';
    const x = isAfloat ? width / 2 + (light.x - width / 2) * 0.35 - outwards * unit * 0.06 : stage.x;
    const y = isAfloat ? horizon + (height - horizon) * 0.22 : stage.groundAt(x);
    const isMirrored = isAfloat ? !reading.weather.has('storm') : stage.mirrors;
    stand(boat, inksOf('boat'), { x, y, size: unit * 0.17, facesLeft: outwards > 0 }, isMirrored);
  }

  const actorCount = parts.filter(([element, { isActor }]) => isActor && elements.has(element)).length;
  let slot = 0;
  for (const [element, part] of parts) {
    if (!elements.has(element)) continue;
    const isRiding = elements.has('horse') && (element === 'astronaut' || element === 'person');
    if (isRiding) {
      const rider = element === 'astronaut' ? ridingAstronaut : ridingPerson;
      const mount = standingAt(stage.x, sizeOf('horse'), 'horse');
      stand(rider, inksOf(element), mount, stage.mirrors, false);
      continue;
    }
    // What the picture is about takes the best place; the rest stands behind it, further out.
    const behind = part.isActor ? 0 : actorCount === 0 ? 0 : 0.24;
    const step = part.isActor ? -0.3 : 0.27;
    const x = stage.x + outwards * unit * (behind + step * slot * (part.isActor ? 1 : -1) * -1);
    if (part.isActor || actorCount === 0) slot++;
    placeGroup(element, part, x);
  }

  function placeGroup(element: ElementName, { shape, count }: Part, x: number): void {
    const luck = chance(element);
    const inks = inksOf(element);
    for (let index = count - 1; index >= 0; index--) {
      const shrink = index === 0 ? 1 : luck.between(0.5, 0.85);
      const aside = index === 0 ? 0 : (index % 2 === 0 ? 1 : -1) * unit * 0.085 * (index + luck.between(0, 0.7));
      const where = standingAt(x + aside, sizeOf(element) * shrink, element);
      if (element === 'lighthouse') paintBeam(surface, plan, where);
      stand(shape, inks, where, stage.mirrors);
    }
  }

  function sizeOf(element: ElementName): number {
    const part = parts.find(([name]) => name === element)?.[1];
    return unit * (part?.size ?? 0.2);
  }

  function standingAt(x: number, size: number, element: ElementName): Standing {
    const inside = Math.min(width - size * 0.45, Math.max(size * 0.45, x));
    // Animals and people look into the picture, buildings do not turn.
    return { x: inside, y: stage.groundAt(inside), size, facesLeft: outwards > 0 && element !== 'house' };
  }

  function stand(shape: Shape, inks: FigureInks, where: Standing, isMirrored: boolean, hasShadow = true): void {
    if (isMirrored) paintReflection(surface, plan, shape, inks, where);
    else if (hasShadow) paintShadow(surface, plan, where);
    paintFigure(surface, plan, shape, inks, where);
  }
}
