/** `rgba`: the absolute difference of each channel, opaque. `pixels` differ in any channel; `mean` is of 0 … 255. */
type DifferencePicture = { rgba: Uint8ClampedArray<ArrayBuffer>; pixels: number; mean: number; largest: number };

/**
 * The absolute difference of two pictures of one size, given as RGBA bytes, channel by channel: black where they agree.
 * What differs in transparency alone shows as grey: an invisible difference would be a lie. Throws a RangeError for different sizes.
 */
export function differencePicture(left: Uint8ClampedArray, right: Uint8ClampedArray): DifferencePicture {
  if (left.length !== right.length) throw new RangeError('Pictures of different sizes have no difference in pixels.');
  const rgba = new Uint8ClampedArray(left.length);
  let pixels = 0;
  let sum = 0;
  let largest = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = distance(left, right, at + 3);
    let most = 0;
    for (let channel = at; channel < at + 3; channel++) {
      const value = Math.max(alpha, distance(left, right, channel));
      rgba[channel] = value;
      sum += value;
      if (value > most) most = value;
    }
    rgba[at + 3] = 255;
    if (most > 0) pixels += 1;
    if (most > largest) largest = most;
  }
  return { rgba, pixels, mean: rgba.length === 0 ? 0 : sum / ((rgba.length / 4) * 3), largest };
}

function distance(left: Uint8ClampedArray, right: Uint8ClampedArray, at: number): number {
  return Math.abs((left[at] ?? 0) - (right[at] ?? 0));
}
