/** The size of a window, in pixels, and the width of its Gaussian weights: those of the paper. */
const windowSide = 11;
const sigma = 1.5;

/** They keep flat windows from dividing by nothing: (K·L)² for channels of 0 … 255. */
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/**
 * The structural similarity of two pictures of one size, from RGBA bytes: 1 for the same picture, about 0 for pictures
 * that have nothing to do with each other. The mean over all windows that fit, of luma.
 *
 * Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from error visibility to structural
 * similarity", IEEE Transactions on Image Processing 13 (2004), pages 600–612: constants, window and mean are theirs.
 * A picture smaller than a window is one window.
 */
export function ssim(a: Uint8ClampedArray, b: Uint8ClampedArray, width: number, height: number): number {
  const across = gaussian(Math.min(windowSide, width));
  const down = gaussian(Math.min(windowSide, height));
  const columns = width - across.length + 1;
  const lumaA = new Float64Array(width);
  const lumaB = new Float64Array(width);
  // The weights are a product, so rows are summed first: as many as a window is high are kept, the oldest overwritten.
  const ring = Array.from(down, () => new Float64Array(columns * momentCount));
  let total = 0;
  for (let y = 0; y < height; y++) {
    readLuma(a, y * width * 4, lumaA);
    readLuma(b, y * width * 4, lumaB);
    sumAcross(lumaA, lumaB, across, ring[y % ring.length] ?? new Float64Array());
    if (y + 1 >= down.length) total += sumDown(ring, y + 1 - down.length, down, columns);
  }
  return total / (columns * (height - down.length + 1));
}

/** The weighted sums a window needs: of a, b, a², b² and a·b. */
const momentCount = 5;

function gaussian(length: number): Float64Array {
  const weights = Float64Array.from({ length }, (_, index) =>
    Math.exp(-((index - (length - 1) / 2) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((each) => each / sum);
}

/** One row of luma (ITU-R BT.601) out of RGBA. */
function readLuma(rgba: Uint8ClampedArray, from: number, luma: Float64Array): void {
  for (let x = 0, at = from; x < luma.length; x++, at += 4)
    luma[x] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}

function sumAcross(a: Float64Array, b: Float64Array, weights: Float64Array, into: Float64Array): void {
  for (let x = 0, at = 0; at < into.length; x++, at += momentCount) {
    let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k] ?? 0;
      const valueA = a[x + k] ?? 0;
      const valueB = b[x + k] ?? 0;
      sumA += weight * valueA;
      sumB += weight * valueB;
      sumAA += weight * valueA * valueA;
      sumBB += weight * valueB * valueB;
      sumAB += weight * valueA * valueB;
    }
    into[at] = sumA;
    into[at + 1] = sumB;
    into[at + 2] = sumAA;
    into[at + 3] = sumBB;
    into[at + 4] = sumAB;
  }
}

/** The similarities of one row of windows, summed; `top` is their first row of pixels. */
function sumDown(ring: readonly Float64Array[], top: number, weights: Float64Array, columns: number): number {
  let total = 0;
  const sums = new Float64Array(momentCount);
  for (let x = 0; x < columns; x++) {
    sums.fill(0);
    for (let k = 0; k < weights.length; k++) {
      const row = ring[(top + k) % ring.length];
      const weight = weights[k] ?? 0;
      for (let moment = 0; moment < momentCount; moment++)
        sums[moment] = (sums[moment] ?? 0) + weight * (row?.[x * momentCount + moment] ?? 0);
    }
    total += similarity(sums);
  }
  return total;
}

/** Formula 13 of the paper, from the weighted sums of a window. */
function similarity([meanA = 0, meanB = 0, squaresA = 0, squaresB = 0, products = 0]: Float64Array): number {
  const varianceA = squaresA - meanA * meanA;
  const varianceB = squaresB - meanB * meanB;
  const covariance = products - meanA * meanB;
  const luminance = (2 * meanA * meanB + c1) / (meanA * meanA + meanB * meanB + c1);
  return (luminance * (2 * covariance + c2)) / (varianceA + varianceB + c2);
}
