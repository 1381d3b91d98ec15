import { fields } from './fields.ts';

/** The ratios to choose from; `icon` is the little frame's size in pixels. */
export const ratios = [
  { name: '1:1', across: 1, down: 1, icon: [15, 15] },
  { name: '4:3', across: 4, down: 3, icon: [18, 14] },
  { name: '3:4', across: 3, down: 4, icon: [14, 18] },
  { name: '16:9', across: 16, down: 9, icon: [22, 12] },
  { name: '9:16', across: 9, down: 16, icon: [12, 21] },
] as const;

type Ratio = (typeof ratios)[number];

/** What most models of today are trained at, in pixels; PROTOCOL §9. */
const nativeSide = 1024;

/** Diffusers refuses sides that are not a multiple of 8; PROTOCOL §9. */
const multiple = 8;

/** A size in a ratio whose longer side is `longer` pixels, both sides multiples of 8. */
export function sizeInRatio(
  { across, down }: { across: number; down: number },
  longer: number = nativeSide,
): { width: number; height: number } {
  const long = allowedSide(longer);
  const short = allowedSide((long * Math.min(across, down)) / Math.max(across, down));
  return across >= down ? { width: long, height: short } : { width: short, height: long };
}

/** The ratio a size was made from, as far as rounding to multiples of 8 lets one tell. */
export function matchingRatio(width: number | undefined, height: number | undefined): Ratio | undefined {
  if (!width || !height) return undefined;
  return ratios.find((ratio) => {
    const size = sizeInRatio(ratio, Math.max(width, height));
    return size.width === width && size.height === height;
  });
}

function allowedSide(side: number): number {
  const { min, max } = fields.width;
  return Math.min(max, Math.max(min, Math.round(side / multiple) * multiple));
}
