import { curve, limb, oval, type Shape } from './shape.ts';

export const astronaut: Shape = [
  { tone: 'dark', outlines: limb(38, 36, 8, 38, 54, 8) },
  {
    tone: 'body',
    outlines: [
      oval(50, 17, 14),
      curve(37, 36, 44, 29, 58, 29, 64, 38, 63, 56, 60, 64, 42, 64, 38, 54),
      ...limb(45, 62, 7.5, 42, 80, 6.5, 41, 94, 6),
      ...limb(56, 62, 7.5, 60, 80, 6.5, 62, 94, 6),
      curve(34, 96, 40, 90, 49, 93, 49, 100, 34, 100),
      curve(55, 96, 60, 90, 71, 94, 71, 100, 55, 100),
      ...limb(41, 37, 6, 32, 50, 5, 33, 63, 4.6),
      ...limb(60, 37, 6, 69, 49, 5, 69, 62, 4.6),
    ],
  },
  { tone: 'dark', outlines: [curve(46, 12, 56, 9, 63, 14, 63, 21, 56, 25, 47, 22, 45, 17)] },
  { tone: 'accent', outlines: [curve(50, 12, 57, 11, 60, 15, 55, 16), ...limb(47, 42, 1.6, 56, 42, 1.6)] },
];

/** In the box of the horse: seated on it, holding the reins. */
export const ridingAstronaut: Shape = [
  { tone: 'dark', outlines: limb(40, 12, 5.5, 40, 27, 5.5) },
  {
    tone: 'body',
    outlines: [
      oval(52, -2, 9.5),
      curve(42, 12, 47, 7, 57, 8, 59, 15, 58, 30, 55, 40, 44, 40, 42, 28),
      ...limb(50, 37, 6, 61, 45, 5, 58, 58, 4.2),
      curve(54, 61, 58, 57, 66, 60, 66, 64, 54, 64),
      ...limb(53, 14, 4.4, 60, 24, 3.7, 69, 25, 3.2),
    ],
  },
  {
    tone: 'dark',
    outlines: [curve(50, -5, 56, -7, 61, -4, 61, 1, 56, 4, 51, 2, 49, -1), ...limb(69, 25, 0.5, 97, 29, 0.5)],
  },
  { tone: 'accent', outlines: [curve(52, -5, 57, -6, 59, -3, 55, -2)] },
];

export const person: Shape = [
  {
    tone: 'dark',
    outlines: [...limb(47, 62, 5.5, 43, 80, 4.2, 39, 97, 3.4), ...limb(53, 62, 5.5, 57, 80, 4.2, 60, 97, 3.4)],
  },
  {
    tone: 'body',
    outlines: [
      oval(51, 13, 7),
      curve(43, 27, 48, 21, 55, 21, 59, 28, 61, 46, 64, 70, 52, 73, 37, 70, 41, 48),
      ...limb(56, 28, 4, 63, 42, 3.4, 67, 52, 2.8),
    ],
  },
  { tone: 'dark', outlines: [...limb(68, 40, 0.9, 71, 99, 0.9), curve(41, 10, 46, 4, 56, 4, 62, 10, 51, 12)] },
];

/** In the box of the horse. */
export const ridingPerson: Shape = [
  {
    tone: 'body',
    outlines: [
      oval(52, 0, 6),
      curve(44, 12, 48, 8, 55, 8, 58, 14, 57, 30, 55, 40, 44, 40, 43, 26),
      ...limb(50, 37, 5, 60, 46, 4, 57, 60, 3.2),
      ...limb(53, 14, 3.4, 60, 25, 2.8, 69, 26, 2.4),
    ],
  },
  {
    tone: 'dark',
    outlines: [
      curve(42, -1, 47, -7, 57, -7, 62, -1, 52, -1),
      ...limb(69, 26, 0.5, 97, 29, 0.5),
      ...limb(57, 60, 3.4, 63, 63, 2.2),
    ],
  },
];
