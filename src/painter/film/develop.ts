import type { Plan } from '#painter/plan.ts';
import type { Surface } from './surface.ts';
import { readTile, type Tile } from './tile.ts';

const gammaSteps = 16384;
const gamma = Float32Array.from({ length: gammaSteps + 1 }, (_, index) => {
  const linear = index / gammaSteps;
  return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
});

/**
 * Turns the surface into opaque RGBA bytes. `guidance` is the guidance scale: below 7 the picture pales, above it
 * saturates, and far above it burns out like an overdriven model.
 */
export function develop(surface: Surface, plan: Plan, guidance: number, grain: Tile): Uint8ClampedArray {
  const { lab, width, height } = surface;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const { contrast, chroma, lift } = gradeFor(guidance);
  const { amount, colour } = plan.scheduler;
  for (let y = 0, at = 0, out = 0; y < height; y++) {
    const v = (y + 0.5) / height - 0.5;
    for (let x = 0; x < width; x++, at += 3, out += 4) {
      const u = (x + 0.5) / width - 0.5;
      const off = u * u + v * v;
      const corner = off * off;
      const speck = readTile(grain, x, y);
      const tint = readTile(grain, x + 83, y + 177) * colour * amount * 0.012;
      const plain = lab[at] ?? 0;
      const l =
        curve(plain, contrast, lift) * (1 - corner * 0.55) + speck * amount * (0.007 + 0.018 * plain * (1 - plain));
      const a = (lab[at + 1] ?? 0) * chroma + tint;
      const b = (lab[at + 2] ?? 0) * chroma - tint;
      // OKLab to linear sRGB, by Björn Ottosson's matrices.
      const long = cube(l + 0.3963377774 * a + 0.2158037573 * b);
      const medium = cube(l - 0.1055613458 * a - 0.0638541728 * b);
      const short = cube(l - 0.0894841775 * a - 1.291485548 * b);
      // The grain tile's next corner serves as dither; half a step is enough to hide the last bands.
      const dither = readTile(grain, x + 301, y + 61) * 0.5;
      pixels[out] = encode(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short) + dither;
      pixels[out + 1] = encode(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short) + dither;
      pixels[out + 2] = encode(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short) + dither;
      pixels[out + 3] = 255;
    }
  }
  return pixels;
}

// Not `** 3`, which V8 sends through pow() and takes ten times as long.
function cube(value: number): number {
  return value * value * value;
}

function encode(linear: number): number {
  if (linear <= 0) return 0;
  if (linear >= 1) return 255;
  return gamma[(linear * gammaSteps + 0.5) | 0] ?? 0;
}

function gradeFor(guidance: number): { contrast: number; chroma: number; lift: number } {
  if (guidance <= 7) {
    const t = guidance / 7;
    return { contrast: 0.5 + 0.5 * t ** 0.8, chroma: 0.3 + 0.7 * t ** 0.8, lift: 0.13 * (1 - t) ** 1.2 };
  }
  const t = Math.log2(guidance / 7);
  return { contrast: 1 + 0.42 * t, chroma: 1 + 0.55 * t, lift: 0 };
}

/** Contrast around the middle of the scale. */
function curve(l: number, contrast: number, lift: number): number {
  return 0.55 + (l - 0.55) * contrast + lift;
}
