import { type Ink, ink } from '#painter/film/ink.ts';
import type { TimeName } from './vocabulary.ts';

/** The inks of one picture, from which everything in it is mixed. */
export type Palette = {
  /** The sky from the top of the picture to the horizon. */
  skyTop: Ink;
  skyMiddle: Ink;
  skyLow: Ink;
  /** The disc of sun or moon, and the light around it. */
  disc: Ink;
  glow: Ink;
  /** The land, far away and in front. */
  far: Ink;
  near: Ink;
  /** What lamps and windows give. */
  lamp: Ink;
  /** How much of their own colour grass, sand and snow keep in this light, 0…1. */
  daylight: number;
};

const lamp = ink(0.88, 0.12, 85);

/** The light of each time of day. */
export const times: Readonly<Record<TimeName, Palette>> = {
  dawn: {
    skyTop: ink(0.62, 0.075, 275),
    skyMiddle: ink(0.79, 0.07, 345),
    skyLow: ink(0.91, 0.075, 70),
    disc: ink(0.97, 0.05, 85),
    glow: ink(0.93, 0.09, 60),
    far: ink(0.68, 0.055, 320),
    near: ink(0.33, 0.06, 285),
    lamp,
    daylight: 0.42,
  },
  noon: {
    skyTop: ink(0.63, 0.11, 250),
    skyMiddle: ink(0.79, 0.075, 235),
    skyLow: ink(0.94, 0.03, 200),
    disc: ink(0.985, 0.035, 95),
    glow: ink(0.97, 0.03, 95),
    far: ink(0.74, 0.055, 240),
    near: ink(0.4, 0.065, 235),
    lamp,
    daylight: 0.85,
  },
  'golden hour': {
    skyTop: ink(0.5, 0.085, 248),
    skyMiddle: ink(0.72, 0.055, 215),
    skyLow: ink(0.85, 0.125, 75),
    disc: ink(0.955, 0.07, 88),
    glow: ink(0.89, 0.12, 78),
    far: ink(0.56, 0.05, 235),
    near: ink(0.22, 0.055, 265),
    lamp,
    daylight: 0.45,
  },
  sunset: {
    skyTop: ink(0.4, 0.1, 295),
    skyMiddle: ink(0.62, 0.14, 5),
    skyLow: ink(0.82, 0.135, 62),
    disc: ink(0.95, 0.09, 80),
    glow: ink(0.85, 0.14, 55),
    far: ink(0.52, 0.11, 350),
    near: ink(0.21, 0.065, 300),
    lamp,
    daylight: 0.3,
  },
  dusk: {
    skyTop: ink(0.3, 0.08, 278),
    skyMiddle: ink(0.5, 0.1, 310),
    skyLow: ink(0.75, 0.11, 40),
    disc: ink(0.92, 0.08, 60),
    glow: ink(0.78, 0.12, 35),
    far: ink(0.45, 0.075, 300),
    near: ink(0.17, 0.045, 282),
    lamp,
    daylight: 0.25,
  },
  night: {
    skyTop: ink(0.17, 0.055, 275),
    skyMiddle: ink(0.27, 0.065, 265),
    skyLow: ink(0.44, 0.065, 240),
    disc: ink(0.95, 0.03, 95),
    glow: ink(0.62, 0.06, 230),
    far: ink(0.33, 0.055, 255),
    near: ink(0.12, 0.035, 270),
    lamp,
    daylight: 0.22,
  },
};

/**
 * Lights to choose from when a prompt names no time: a time of day, and the hues its sky runs between (degrees; the
 * upper one is also that of the land). They give a gallery its variety.
 */
export const moods: readonly [Mood, ...Mood[]] = [
  { time: 'golden hour' },
  { time: 'golden hour', upperHue: 225, lowerHue: 60 },
  { time: 'dawn' },
  { time: 'dawn', upperHue: 240, lowerHue: 20 },
  { time: 'sunset' },
  { time: 'sunset', upperHue: 320, lowerHue: 175 },
  { time: 'golden hour', upperHue: 158, lowerHue: 8 },
  { time: 'dusk' },
  { time: 'golden hour', upperHue: 200, lowerHue: 95 },
];

type Mood = { time: TimeName; upperHue?: number; lowerHue?: number };
