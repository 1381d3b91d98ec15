import { curve, edges, limb, oval, type Shape } from './shape.ts';

export const boat: Shape = [
  { tone: 'dark', outlines: limb(49, 84, 0.9, 49, 6, 0.7) },
  { tone: 'light', outlines: [curve(51, 8, 58, 26, 72, 52, 88, 76, 70, 77, 51, 77, 51, 42)] },
  { tone: 'accent', outlines: [curve(46, 16, 46, 46, 46, 77, 34, 77, 18, 75, 34, 48)] },
  { tone: 'body', outlines: [curve(6, 83, 30, 84, 60, 84, 96, 80, 86, 92, 76, 100, 26, 100, 14, 94)] },
];

export const balloon: Shape = [
  {
    tone: 'body',
    outlines: [curve(50, 2, 70, 8, 82, 26, 80, 44, 68, 62, 57, 76, 43, 76, 32, 62, 20, 44, 18, 26, 30, 8)],
  },
  { tone: 'accent', outlines: [curve(50, 2, 60, 10, 66, 30, 63, 52, 54, 76, 46, 76, 37, 52, 34, 30, 40, 10)] },
  { tone: 'light', outlines: [curve(50, 2, 53, 14, 55, 34, 53, 56, 51, 76, 49, 76, 47, 56, 45, 34, 47, 14)] },
  {
    tone: 'dark',
    outlines: [
      ...limb(44, 76, 0.5, 45, 88, 0.5),
      ...limb(56, 76, 0.5, 55, 88, 0.5),
      edges(43, 87, 57, 87, 56, 98, 44, 98),
    ],
  },
];

export const rocket: Shape = [
  { tone: 'lamp', outlines: [curve(44, 80, 56, 80, 57, 94, 50, 118, 43, 94)] },
  { tone: 'accent', outlines: [edges(40, 56, 26, 82, 41, 76), edges(60, 56, 74, 82, 59, 76)] },
  { tone: 'light', outlines: [curve(50, 0, 60, 22, 63, 48, 59, 80, 41, 80, 37, 48, 40, 22)] },
  { tone: 'accent', outlines: [curve(50, 0, 55, 9, 58, 18, 50, 20, 42, 18, 45, 9)] },
  { tone: 'dark', outlines: [oval(50, 38, 6), edges(42, 80, 58, 80, 56, 84, 44, 84)] },
  { tone: 'lamp', outlines: [oval(50, 38, 3.8)] },
];

/** A bird in flight, its wings half up; centre at 50, 50. */
export const bird: Shape = [
  {
    tone: 'body',
    outlines: [curve(50, 54, 40, 44, 24, 38, 4, 42, 24, 44, 40, 52, 50, 60, 60, 52, 76, 42, 96, 36, 76, 36, 60, 44)],
  },
];
