import { type Ink, ink, mixInk } from '#painter/film/ink.ts';
import type { Plan } from '#painter/plan.ts';
import { treatInk } from '#painter/words/palette.ts';
import type { ElementName, PaletteName } from '#painter/words/vocabulary.ts';
import type { FigureInks } from './figure.ts';
import type { Tone } from './shape.ts';

/** The inks of a figure in this light: the darker the hour, the more it is a silhouette. */
export function figureInks(plan: Plan, element: ElementName, colour: PaletteName | undefined): FigureInks {
  const natural = { ...anyFigure, ...naturals[element] };
  const named = colour === undefined ? undefined : namedInks[colour];
  const dyed = dyedTones[element] ?? 'body';
  const { palette, reading } = plan;
  const silhouette = mixInk(palette.near, palette.skyTop, 0.12);
  const shown = Math.min(1, 0.42 + 0.62 * palette.daylight) * (reading.weather.has('fog') ? 0.8 : 1);
  const shade = (tone: Tone): Ink => {
    // Lamps give light; everything else only gives it back.
    if (tone === 'lamp') return palette.daylight > 0.7 ? mixInk(palette.near, palette.skyMiddle, 0.5) : natural.lamp;
    const isNamed = tone === dyed && named !== undefined;
    const own = treatInk(isNamed ? named : natural[tone], reading.palette);
    const dimmed = { l: own.l * (0.62 + 0.38 * palette.skyLow.l), a: own.a, b: own.b };
    // What the prompt bothers to name should be recognised, even against the light.
    return mixInk(mixInk(silhouette, dimmed, isNamed ? Math.max(shown, 0.78) : shown), palette.glow, 0.05);
  };
  return {
    body: shade('body'),
    light: shade('light'),
    accent: shade('accent'),
    dark: shade('dark'),
    lamp: shade('lamp'),
  };
}

/** The colour words as inks of things. */
export const namedInks: Partial<Record<PaletteName, Ink>> = {
  red: ink(0.57, 0.19, 28),
  orange: ink(0.7, 0.17, 52),
  gold: ink(0.83, 0.15, 88),
  green: ink(0.58, 0.13, 148),
  teal: ink(0.62, 0.1, 195),
  blue: ink(0.52, 0.14, 255),
  purple: ink(0.5, 0.16, 305),
  pink: ink(0.75, 0.14, 0),
  white: ink(0.97, 0.01, 90),
  black: ink(0.16, 0.01, 280),
  sepia: ink(0.45, 0.07, 60),
  monochrome: ink(0.55, 0.005, 250),
};

const anyFigure: FigureInks = {
  body: ink(0.4, 0.05, 260),
  light: ink(0.95, 0.025, 85),
  accent: ink(0.6, 0.18, 32),
  dark: ink(0.24, 0.035, 270),
  lamp: ink(0.89, 0.13, 86),
};

const naturals: Partial<Record<ElementName, Partial<FigureInks>>> = {
  horse: { body: ink(0.4, 0.065, 48), dark: ink(0.27, 0.04, 45) },
  fox: { body: ink(0.65, 0.17, 48), dark: ink(0.25, 0.03, 45) },
  cat: { body: ink(0.28, 0.02, 280), dark: ink(0.2, 0.02, 280) },
  deer: { body: ink(0.48, 0.075, 55), dark: ink(0.33, 0.05, 50) },
  astronaut: { body: ink(0.93, 0.012, 250), accent: ink(0.82, 0.14, 75), dark: ink(0.36, 0.04, 262) },
  person: { body: ink(0.5, 0.14, 28), dark: ink(0.25, 0.03, 280) },
  house: { body: ink(0.5, 0.09, 38), dark: ink(0.27, 0.03, 300) },
  castle: { body: ink(0.55, 0.025, 80), dark: ink(0.36, 0.06, 280) },
  boat: { body: ink(0.35, 0.06, 40), accent: ink(0.6, 0.17, 35) },
  balloon: { body: ink(0.58, 0.19, 28), accent: ink(0.85, 0.13, 85) },
  tree: { body: ink(0.48, 0.11, 138), light: ink(0.58, 0.12, 128), dark: ink(0.28, 0.04, 50) },
  pine: { body: ink(0.36, 0.07, 158), dark: ink(0.26, 0.04, 50) },
  palm: { body: ink(0.4, 0.09, 145), dark: ink(0.32, 0.05, 55) },
  cactus: { body: ink(0.46, 0.09, 150), light: ink(0.58, 0.09, 145) },
};

// Where a named colour goes, if not to the body: to the bands of a lighthouse, the sails of a boat.
const dyedTones: Partial<Record<ElementName, Tone>> = {
  lighthouse: 'accent',
  boat: 'light',
  rocket: 'accent',
  house: 'body',
};
