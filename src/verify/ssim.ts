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
  const row = momentsOf(width);
  // The weights are a product, so rows are summed first: as many as a window is high are kept, the oldest overwritten.
  const ring = Array.from(down, () => momentsOf(columns));
  const windows = momentsOf(columns);
  let total = 0;
  for (let y = 0; y < height; y++) {
    readRow(a, b, y * width * 4, row);
    const summed = ring[y % ring.length] ?? [];
    for (const [moment, sums] of summed.entries()) {
      sums.fill(0);
      for (const [k, weight] of across.entries()) addWeighted(sums, row[moment], k, weight);
    }
    if (y + 1 < down.length) continue;
    for (const [moment, sums] of windows.entries()) {
      sums.fill(0);
      for (const [k, weight] of down.entries()) addWeighted(sums, ring[(y + 1 + k) % ring.length]?.[moment], 0, weight);
    }
    total += similarities(windows);
  }
  return total / (columns * (height - down.length + 1));
}

/** What the weighted sums of a window are taken of, one array each: a, b, a², b² and a·b. */
type Moments = readonly Float64Array[];

function momentsOf(length: number): Moments {
  return Array.from({ length: 5 }, () => new Float64Array(length));
}

function gaussian(length: number): Float64Array {
  const weights = Float64Array.from({ length }, (_, index) =>
    Math.exp(-((index - (length - 1) / 2) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((each) => each / sum);
}

/** The moments of one row of pixels, of their luma (ITU-R BT.601). */
function readRow(rgbaA: Uint8ClampedArray, rgbaB: Uint8ClampedArray, from: number, row: Moments): void {
  const [a, b, squaresA, squaresB, products] = row;
  if (!a || !b || !squaresA || !squaresB || !products) return;
  for (let x = 0, at = from; x < a.length; x++, at += 4) {
    const lumaA = luma(rgbaA, at);
    const lumaB = luma(rgbaB, at);
    a[x] = lumaA;
    b[x] = lumaB;
    squaresA[x] = lumaA * lumaA;
    squaresB[x] = lumaB * lumaB;
    products[x] = lumaA * lumaB;
  }
}

function luma(rgba: Uint8ClampedArray, at: number): number {
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}

function addWeighted(sums: Float64Array, values: Float64Array | undefined, offset: number, weight: number): void {
  if (!values) return;
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] ?? 0) + weight * (values[x + offset] ?? 0);
}

/** Formula 13 of the paper for each of a row of windows, summed. */
function similarities([meansA, meansB, squaresA, squaresB, products]: Moments): number {
  let total = 0;
  if (!meansA || !meansB || !squaresA || !squaresB || !products) return total;
  for (let x = 0; x < meansA.length; x++) {
    const a = meansA[x] ?? 0;
    const b = meansB[x] ?? 0;
    const variances = (squaresA[x] ?? 0) - a * a + (squaresB[x] ?? 0) - b * b;
    const covariance = (products[x] ?? 0) - a * b;
    const luminance = (2 * a * b + c1) / (a * a + b * b + c1);
    total += (luminance * (2 * covariance + c2)) / (variances + c2);
  }
  return total;
}
