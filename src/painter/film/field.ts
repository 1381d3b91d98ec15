/** A slowly changing quantity over the picture: computed every `step` pixels, read anywhere. */
type Field = (x: number, y: number) => number;

/** Computes `valueAt` on a coarse grid and joins it linearly; x and y in pixels within width and height. */
export function createField(
  width: number,
  height: number,
  step: number,
  valueAt: (x: number, y: number) => number,
): Field {
  const columns = Math.ceil(width / step) + 2;
  const rows = Math.ceil(height / step) + 2;
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      values[row * columns + column] = valueAt(column * step, row * step);
  }
  return (x, y) => {
    const u = x / step;
    const v = y / step;
    const column = u | 0;
    const row = v | 0;
    const at = row * columns + column;
    const tx = u - column;
    const ty = v - row;
    const top = (values[at] ?? 0) + ((values[at + 1] ?? 0) - (values[at] ?? 0)) * tx;
    const below = at + columns;
    const bottom = (values[below] ?? 0) + ((values[below + 1] ?? 0) - (values[below] ?? 0)) * tx;
    return top + (bottom - top) * ty;
  };
}
