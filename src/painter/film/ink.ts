// Colours are kept in OKLab, where the middle between two colours looks like their middle, and skies do not turn grey.

/** A colour: lightness 0…1, and the two axes green–red and blue–yellow, about ±0.3. */
export type Ink = { readonly l: number; readonly a: number; readonly b: number };

/** An ink from lightness 0…1, chroma (0 grey, 0.1 calm, 0.2 loud) and hue in degrees (30 red, 90 gold, 260 blue). */
export function ink(l: number, chroma: number, hue: number): Ink {
  const angle = (hue * Math.PI) / 180;
  return { l, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle) };
}

/** The ink on the way from one to another; `t` 0…1. */
export function mixInk(from: Ink, to: Ink, t: number): Ink {
  return { l: from.l + (to.l - from.l) * t, a: from.a + (to.a - from.a) * t, b: from.b + (to.b - from.b) * t };
}

/** The ink with its lightness added to. */
export function lighten({ l, a, b }: Ink, by: number): Ink {
  return { l: Math.min(1, Math.max(0, l + by)), a, b };
}

/** The ink with its hue turned by degrees and its chroma multiplied. */
export function turnInk({ l, a, b }: Ink, degrees: number, chroma = 1): Ink {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle) * chroma;
  const sin = Math.sin(angle) * chroma;
  return { l, a: a * cos - b * sin, b: a * sin + b * cos };
}

/** The ink in another hue (degrees), with its lightness kept and at least `chroma` of colour. */
export function dye(from: Ink, hue: number, chroma: number): Ink {
  return ink(from.l, Math.max(Math.hypot(from.a, from.b), chroma), hue);
}
