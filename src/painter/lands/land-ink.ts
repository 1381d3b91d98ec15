import { type Ink, ink, mixInk } from '#painter/film/ink.ts';
import type { Plan } from '#painter/plan.ts';
import { treatInk } from '#painter/words/palette.ts';
import type { Reading } from '#painter/words/reading.ts';

/**
 * The ink of land at a distance, 0 at the horizon … 1 in front: the air in between takes its share. `own` is the
 * colour the ground would have at noon; the darker the hour, the less of it is seen; `vigour` over 1 for the
 * strong colours of sand. Snow covers all.
 */
export function landInk({ palette, reading }: Plan, nearness: number, own?: Ink, vigour = 1): Ink {
  const { far, near, daylight, skyLow, skyTop } = palette;
  let result = mixInk(far, near, nearness ** 0.85);
  if (own !== undefined) {
    const ground = treatInk(own, reading.palette);
    const share = Math.min(0.9, daylight * (0.45 + 0.55 * nearness) * vigour);
    const coloured = {
      ...mixInk(result, ground, Math.min(1, share * 1.15)),
      l: result.l + (ground.l - result.l) * share * 0.8,
    };
    result = coloured;
  }
  if (isWhite(reading)) {
    // Snow has the lightness of the sky above it, a little blue in its shadow.
    const white = mixInk(ink(0.3 + skyLow.l * 0.7, 0.012, 250), skyTop, 0.34 - 0.26 * nearness);
    result = mixInk(result, white, 0.5 + 0.32 * nearness);
  }
  return result;
}

/** Whether the ground is white. */
export function isWhite({ weather }: Reading): boolean {
  return weather.has('snow') || weather.has('frost');
}
