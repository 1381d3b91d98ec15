import { differencePicture } from '#lib/difference-picture.ts';
import type { PixelDifference } from '#library/verdicts.ts';
import { ssim } from './ssim.ts';

/** The decoded pixels of a picture: RGBA, four bytes each. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number };

/** How far two pictures of one size are apart, in figures. Pure; throws a RangeError for pictures of two sizes. */
export function pixelDifference(a: Pixels, b: Pixels): PixelDifference {
  demandOneSize(a, b);
  let differing = 0;
  let total = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    let here = 0;
    for (let channel = at; channel < at + 4; channel++)
      here += Math.abs((a.data[channel] ?? 0) - (b.data[channel] ?? 0));
    if (here > 0) differing++;
    total += here;
  }
  const of = a.width * a.height;
  return {
    differing,
    of,
    // Pictures are opaque, so it is the mean of three channels; where one is not, what its opacity differs comes on top.
    meanDifference: total / (of * 3),
    ssim: differing === 0 ? 1 : ssim(a.data, b.data, a.width, a.height),
  };
}

/**
 * A picture of the difference of two: black where they agree, and as much stronger than it is as the largest difference
 * allows. Pure; throws a RangeError for pictures of two sizes.
 */
export function amplifiedDifference(a: Pixels, b: Pixels): { data: Uint8ClampedArray<ArrayBuffer>; times: number } {
  demandOneSize(a, b);
  const { rgba: data, largest } = differencePicture(a.data, b.data);
  const times = largest === 0 ? 1 : Math.floor(255 / largest);
  for (let at = 0; at < data.length; at++) if (at % 4 < 3) data[at] = (data[at] ?? 0) * times;
  return { data, times };
}

function demandOneSize(a: Pixels, b: Pixels): void {
  if (a.width !== b.width || a.height !== b.height) throw new RangeError('The pictures differ in size.');
}
