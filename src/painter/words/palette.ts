import { createChance, hashText } from '#painter/chance.ts';
import { dye, type Ink, ink, mixInk, turnInk } from '#painter/film/ink.ts';
import { moods, type Palette, times } from './moods.ts';
import type { Reading } from './reading.ts';
import type { PaletteName } from './vocabulary.ts';

const hues: Partial<Record<PaletteName, number>> = {
  red: 25,
  orange: 55,
  gold: 88,
  green: 155,
  teal: 195,
  blue: 255,
  purple: 305,
  pink: 355,
};

/** Chooses the inks: time of day or mood, then colour words, then slight turns for prompt, model and seed. */
export function choosePalette(reading: Reading, model: string, seed: number): Palette {
  const named = reading.palette.map((name) => hues[name]).filter((hue) => hue !== undefined);
  const mood = createChance(`mood ${reading.hash}`).pick(moods);
  const time = reading.time ?? mood.time;
  const isFree = reading.time === undefined;

  let palette = times[time];
  const upperHue = named[0] ?? (isFree ? mood.upperHue : undefined);
  const lowerHue = named[1] ?? (isFree && named.length === 0 ? mood.lowerHue : undefined);
  // Neon has no hue of its own, but everybody sees the same two.
  if (named.length === 0 && reading.palette.includes('neon')) palette = dyeLower(dyeUpper(palette, 285), 350);
  if (upperHue !== undefined) palette = dyeUpper(palette, upperHue);
  if (lowerHue !== undefined) palette = dyeLower(palette, lowerHue);
  palette = mapPalette(palette, (same) => treatInk(same, reading.palette));
  const { lamp } = palette;
  if (reading.weather.has('storm')) palette = mapPalette(palette, (same) => gloomy(same, 0.62));
  else if (reading.weather.has('rain')) palette = mapPalette(palette, (same) => gloomy(same, 0.75));

  const { degrees, chroma } = slightTurn(reading.hash, model, seed);
  // Bad weather does not dim a lamp.
  return mapPalette({ ...palette, lamp }, (same) => turnInk(same, degrees, chroma));
}

/** Treats an ink as the style words of a prompt ask: pastel, sepia, monochrome… */
export function treatInk(from: Ink, names: readonly PaletteName[]): Ink {
  return names.reduce((result, name) => treatments[name]?.(result) ?? result, from);
}

/** Greyer, a little darker, and without the deepest blacks, in which rain would be all there is to see. */
function gloomy(from: Ink, chroma: number): Ink {
  return { ...turnInk(from, 0, chroma), l: 0.045 + from.l * 0.87 };
}

function slightTurn(promptHash: number, model: string, seed: number): { degrees: number; chroma: number } {
  const fromPrompt = createChance(`tint ${promptHash}`).between(-9, 9);
  const taste = createChance(`taste of ${model}`);
  // Two models must differ, so that a turn of nearly nothing is not among the choices.
  const fromModel = taste.between(6, 13) * (hashText(model) % 2 === 0 ? 1 : -1);
  const fromSeed = createChance(`tint of seed ${seed}`).between(-5, 5);
  return { degrees: fromPrompt + fromModel + fromSeed, chroma: taste.between(0.88, 1.14) };
}

function dyeUpper(palette: Palette, hue: number): Palette {
  return {
    ...palette,
    skyTop: dye(palette.skyTop, hue, 0.09),
    skyMiddle: mixInk(palette.skyMiddle, dye(palette.skyMiddle, hue, 0.07), 0.6),
    far: dye(palette.far, hue, 0.06),
    near: dye(palette.near, hue, 0.055),
  };
}

function dyeLower(palette: Palette, hue: number): Palette {
  return {
    ...palette,
    skyMiddle: mixInk(palette.skyMiddle, dye(palette.skyMiddle, hue, 0.07), 0.45),
    skyLow: dye(palette.skyLow, hue, 0.1),
    glow: dye(palette.glow, hue, 0.1),
    disc: mixInk(palette.disc, dye(palette.disc, hue, 0.05), 0.3),
  };
}

const treatments: Partial<Record<PaletteName, (from: Ink) => Ink>> = {
  white: (from) => ({ ...turnInk(from, 0, 0.45), l: 0.35 + from.l * 0.65 }),
  black: (from) => ({ ...turnInk(from, 0, 0.7), l: from.l * 0.68 }),
  pastel: (from) => ({ ...turnInk(from, 0, 0.8), l: 0.4 + from.l * 0.57 }),
  neon: (from) => ({ ...turnInk(from, 0, 1.7), l: from.l * 0.95 }),
  muted: (from) => mixInk(turnInk(from, 0, 0.5), ink(from.l, 0.03, 75), 0.5),
  sepia: (from) => ink(from.l, 0.055, 65),
  monochrome: (from) => turnInk(from, 0, 0.06),
};

function mapPalette(palette: Palette, change: (from: Ink) => Ink): Palette {
  return {
    skyTop: change(palette.skyTop),
    skyMiddle: change(palette.skyMiddle),
    skyLow: change(palette.skyLow),
    disc: change(palette.disc),
    glow: change(palette.glow),
    far: change(palette.far),
    near: change(palette.near),
    lamp: change(palette.lamp),
    daylight: palette.daylight,
  };
}
