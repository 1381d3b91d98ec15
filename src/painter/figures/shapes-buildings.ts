import { edges, limb, oval, type Shape } from './shape.ts';

export const lighthouse: Shape = [
  { tone: 'light', outlines: [edges(40, 26, 60, 26, 66, 101, 34, 101)] },
  { tone: 'accent', outlines: [edges(39, 39, 61, 39, 62, 52, 38, 52), edges(37, 65, 63, 65, 64, 78, 36, 78)] },
  {
    tone: 'dark',
    outlines: [edges(36, 23, 64, 23, 63, 27, 37, 27), edges(43, 8, 57, 8, 57, 23, 43, 23), edges(41, 9, 50, -1, 59, 9)],
  },
  { tone: 'lamp', outlines: [edges(45, 10, 55, 10, 55, 22, 45, 22)] },
  {
    tone: 'dark',
    outlines: [...limb(50, -6, 0.6, 50, 2, 0.6), edges(47, 90, 53, 90, 53, 101, 47, 101), oval(50, 58, 1.8)],
  },
];

export const house: Shape = [
  { tone: 'dark', outlines: [edges(66, 34, 75, 34, 75, 60, 66, 60)] },
  { tone: 'body', outlines: [edges(14, 64, 86, 64, 86, 102, 14, 102)] },
  { tone: 'dark', outlines: [edges(4, 68, 26, 40, 74, 40, 96, 68)] },
  { tone: 'lamp', outlines: [edges(24, 74, 36, 74, 36, 87, 24, 87), edges(64, 74, 76, 74, 76, 87, 64, 87)] },
  {
    tone: 'dark',
    outlines: [
      edges(45, 76, 56, 76, 56, 102, 45, 102),
      edges(29.4, 74, 30.6, 74, 30.6, 87, 29.4, 87),
      edges(69.4, 74, 70.6, 74, 70.6, 87, 69.4, 87),
    ],
  },
];

const crenels = (left: number, right: number, y: number) => {
  const step = (right - left) / 7;
  return [0, 2, 4, 6].map((index) =>
    edges(
      left + index * step,
      y - 4,
      left + (index + 1) * step,
      y - 4,
      left + (index + 1) * step,
      y + 1,
      left + index * step,
      y + 1,
    ),
  );
};

export const castle: Shape = [
  {
    tone: 'body',
    outlines: [
      edges(16, 52, 84, 52, 84, 102, 16, 102),
      ...crenels(28, 72, 52),
      edges(10, 36, 28, 36, 29, 102, 9, 102),
      edges(72, 42, 90, 42, 91, 102, 71, 102),
      edges(40, 18, 60, 18, 61, 60, 39, 60),
      ...crenels(71, 91, 42),
    ],
  },
  {
    tone: 'dark',
    outlines: [
      edges(7, 37, 19, 12, 31, 37),
      edges(37, 19, 50, -10, 63, 19),
      ...limb(50, -18, 0.5, 50, -8, 0.5),
      edges(50, -18, 60, -15, 50, -12),
    ],
  },
  { tone: 'dark', outlines: [edges(43, 84, 50, 76, 57, 84, 57, 102, 43, 102)] },
  {
    tone: 'lamp',
    outlines: [
      edges(47, 28, 53, 28, 53, 36, 47, 36),
      edges(17, 46, 21, 46, 21, 53, 17, 53),
      edges(79, 52, 83, 52, 83, 59, 79, 59),
      edges(33, 64, 36, 64, 36, 70, 33, 70),
      edges(64, 64, 67, 64, 67, 70, 64, 70),
    ],
  },
];
