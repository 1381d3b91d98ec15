/** A square of numbers that repeats in both directions. Its side is a power of two. */
export type Tile = { readonly side: number; readonly values: Float32Array };

/** A tile large enough for a picture of `length` pixels, or of 512, where the eye no longer finds the repeat. */
export function createTile(length: number, valueAt: (x: number, y: number) => number): Tile {
  let side = 64;
  while (side < length && side < 512) side *= 2;
  const values = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) values[y * side + x] = valueAt(x, y);
  }
  return { side, values };
}

/** The value at any whole x and y from 0. */
export function readTile({ side, values }: Tile, x: number, y: number): number {
  return values[(y & (side - 1)) * side + (x & (side - 1))] ?? 0;
}
