import type { ElementName } from '#painter/words/vocabulary.ts';
import type { Shape } from './shape.ts';
import { cat, deer, fox, horse } from './shapes-animals.ts';
import { castle, house, lighthouse } from './shapes-buildings.ts';
import { astronaut, person } from './shapes-people.ts';
import { cactus, palm, pine, tree } from './shapes-plants.ts';

/** How a figure is shown: its height in units, how many, and whether it is what the picture is about. */
export type Part = { shape: Shape; size: number; count: number; isActor: boolean };

/** Everything that stands, in the order of painting: from the back to the front. */
export const parts: readonly [ElementName, Part][] = [
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
