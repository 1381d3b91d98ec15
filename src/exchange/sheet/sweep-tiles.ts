/** Lays a sheet of cells under headings out on as few pages as browsers can draw, in pixels. */

export type SheetShape = {
  columns: number;
  rows: number;
  layers: number;
  /** Width by height of a cell. */
  ratio: number;
};

/** From column and row to column and row (not included) of one layer, and where it stands on its page. */
export type Tile = { layer: number; columns: [number, number]; rows: [number, number]; x: number; y: number };

export type Measures = {
  /** The size of type. */
  type: number;
  cell: { width: number; height: number };
  gap: number;
  margin: number;
  /** Of the headings of rows and of columns, and of the line above all. */
  side: number;
  head: number;
  title: number;
};

export type Limits = { side: number; pixels: number; largest: number; smallest: number };

/** All layers on one page, with cells as large as it takes; or with the smallest cells, each layer on pages of its own. */
export function layOutSweep(shape: SheetShape, limits: Limits): Measures & { pages: Tile[][] } {
  const { columns, rows, layers, ratio } = shape;
  for (let width = limits.largest; width >= limits.smallest; width -= 4) {
    const measures = measuresFor(width, ratio);
    const [across, down] = sizeOf(measures, columns, rows, layers);
    if (across <= limits.side && down <= limits.side && across * down <= limits.pixels)
      return { ...measures, pages: [allOf(shape, measures)] };
  }
  const measures = measuresFor(limits.smallest, ratio);
  const most = mostOn(measures, limits);
  const pages: Tile[][] = [];
  for (let layer = 0; layer < layers; layer++)
    for (const down of chunks(rows, most.rows))
      for (const across of chunks(columns, most.columns))
        pages.push([{ layer, columns: across, rows: down, ...corner(measures, 0, 0) }]);
  return { ...measures, pages };
}

/** The size of a page that holds these tiles. */
export function pageSize(measures: Measures, tiles: readonly Tile[]): { width: number; height: number } {
  const { cell, gap, margin } = measures;
  const ends = tiles.map(({ x, y, columns: [left, right], rows: [top, bottom] }) => ({
    right: x + (right - left) * (cell.width + gap),
    bottom: y + (bottom - top) * (cell.height + gap),
  }));
  return {
    width: Math.max(...ends.map(({ right }) => right)) - gap + margin,
    height: Math.max(...ends.map(({ bottom }) => bottom)) - gap + margin,
  };
}

function measuresFor(width: number, ratio: number): Measures {
  const type = Math.max(11, Math.round(width / 20));
  const gap = Math.round(type * 0.6);
  return {
    type,
    cell: { width, height: Math.round(width / ratio) },
    gap,
    margin: type * 2,
    side: Math.min(260, Math.max(96, Math.round(width * 0.7))),
    // Two lines of a heading, and one of a title in larger type with air below.
    head: Math.ceil(type * 1.4 * 2) + gap,
    title: Math.ceil(type * 1.6 * 1.4) + gap * 2,
  };
}

function allOf({ columns, rows, layers }: SheetShape, measures: Measures): Tile[] {
  return Array.from({ length: layers }, (_, layer) => ({
    layer,
    columns: [0, columns],
    rows: [0, rows],
    ...corner(measures, layer, rows),
  }));
}

/** The upper left corner of the first cell of a layer below so many others of so many rows. */
function corner({ margin, side, gap, title, head, cell }: Measures, layer: number, rows: number) {
  const each = title + head + rows * (cell.height + gap);
  return { x: margin + side + gap, y: margin + layer * each + title + head };
}

function sizeOf(measures: Measures, columns: number, rows: number, layers: number): [number, number] {
  const { width, height } = pageSize(measures, allOf({ columns, rows, layers, ratio: 1 }, measures));
  return [width, height];
}

/** How many columns and rows a page takes at most; never less than one. */
function mostOn(measures: Measures, { side, pixels }: Limits): { columns: number; rows: number } {
  const { cell, gap, margin } = measures;
  const { x, y } = corner(measures, 0, 0);
  const columns = Math.max(1, Math.floor((side - margin - x + gap) / (cell.width + gap)));
  const width = x + columns * (cell.width + gap) + margin;
  const highest = Math.min(side, Math.floor(pixels / width));
  return { columns, rows: Math.max(1, Math.floor((highest - margin - y + gap) / (cell.height + gap))) };
}

/** As even stretches as there must be: none is left with a single column. */
function chunks(count: number, most: number): [number, number][] {
  const pieces = Math.ceil(count / most);
  return Array.from({ length: pieces }, (_, index) => [
    Math.round((index * count) / pieces),
    Math.round(((index + 1) * count) / pieces),
  ]);
}
