import { curve, edges, limb, mirrored, type Outline, oval, type Shape } from './shape.ts';

export const tree: Shape = [
  {
    tone: 'dark',
    outlines: [
      curve(44, 101, 47, 80, 45, 60, 55, 60, 53, 80, 57, 101),
      ...limb(50, 72, 2, 64, 52, 1.4),
      ...limb(49, 76, 2, 36, 56, 1.4),
    ],
  },
  {
    tone: 'body',
    outlines: [
      oval(34, 46, 19, 16),
      oval(66, 44, 20, 17),
      oval(50, 30, 24, 20),
      oval(42, 54, 18, 11),
      oval(60, 56, 16, 10),
    ],
  },
  { tone: 'light', outlines: [oval(44, 24, 13, 9), oval(66, 37, 10, 7), oval(31, 41, 9, 6)] },
];

const tier = (y: number, half: number, rise: number): Outline =>
  edges(
    50,
    y - rise,
    50 + half * 0.55,
    y - rise * 0.35,
    50 + half,
    y,
    50 + half * 0.4,
    y - 2,
    50,
    y + 2,
    50 - half * 0.4,
    y - 2,
    50 - half,
    y,
    50 - half * 0.55,
    y - rise * 0.35,
  );

export const pine: Shape = [
  { tone: 'dark', outlines: [edges(47, 80, 53, 80, 54, 101, 46, 101)] },
  { tone: 'body', outlines: [tier(88, 27, 34), tier(72, 23, 32), tier(56, 19, 30), tier(40, 14, 26), tier(24, 9, 24)] },
];

const frond = (x: number, y: number): Outline =>
  curve(50, 22, 50 + x * 0.45, 18 + y * 0.18, 50 + x, 22 + y, 50 + x * 0.5, 24 + y * 0.42);

export const palm: Shape = [
  { tone: 'dark', outlines: limb(40, 101, 3.6, 43, 80, 2.8, 47, 55, 2.3, 50, 24, 2) },
  {
    tone: 'body',
    outlines: [
      ...[frond(34, 8), frond(30, 24), frond(18, 34), frond(24, -8)],
      ...mirrored(50, [frond(34, 10), frond(28, 26), frond(15, 34), frond(26, -6)]),
    ],
  },
];

export const cactus: Shape = [
  {
    tone: 'body',
    outlines: [
      ...limb(50, 100, 7.5, 50, 20, 7.5),
      ...limb(50, 66, 5, 30, 64, 5, 28, 58, 5, 28, 40, 5),
      ...limb(50, 56, 5, 68, 54, 5, 71, 48, 5, 71, 28, 5),
    ],
  },
  {
    tone: 'light',
    outlines: [...limb(47, 96, 0.7, 47, 20, 0.7), ...limb(27, 56, 0.6, 27, 41, 0.6), ...limb(70, 46, 0.6, 70, 30, 0.6)],
  },
];
