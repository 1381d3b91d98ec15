import { readImage } from '#library/pictures.ts';
import type { SheetPictures } from '#library/sweeps.ts';
import type { SweepCell, SweepPlan } from '#recipe/sweep/plan-sweep.ts';
import { canvasOf, drawLines, heightOf, setLines } from './caption-ink.ts';
import { longestSide, mostPixels, type Progress, papers } from './contact-sheet.ts';
import { layOutSweep, type Measures, pageSize, type Tile } from './sweep-tiles.ts';

/** A sheet to take along: what it is, and the pictures in its cells, of which the last made of each take is shown. */
export type SweepSheet = { title: string; plan: SweepPlan; pictures: SheetPictures };

type Context = OffscreenCanvasRenderingContext2D;
type Box = { x: number; y: number; width: number; height: number };

/** Lines of a heading: above its column, and beside its row, which has more room. */
const linesOfColumn = 2;
const linesOfRow = 5;

/**
 * A sheet as one labelled PNG, or several where one would be too large to draw. Cells without a picture are outlined, and
 * so are pictures that cannot be drawn, which come back by their ids. Several takes stand side by side in their cell.
 */
export async function drawSweepSheet(
  sheet: SweepSheet,
  { paper, ratio }: { paper: keyof typeof papers /** Width by height of its pictures. */; ratio: number },
  { signal, onDone }: Progress,
): Promise<{ sheets: Blob[]; damaged: string[] }> {
  const { plan, pictures } = sheet;
  const [x, y, z] = plan.axes;
  const shape = { columns: x?.values.length ?? 1, rows: y?.values.length ?? 1, layers: z?.values.length ?? 1, ratio };
  const { pages, ...measures } = layOutSweep(shape, {
    side: longestSide,
    pixels: mostPixels,
    largest: 384,
    smallest: 128,
  });
  const ink = papers[paper];
  const cells = byPlace(plan.cells);
  const sheets: Blob[] = [];
  const damaged: string[] = [];
  let done = 0;
  for (const tiles of pages) {
    const { width, height } = pageSize(measures, tiles);
    const { canvas, context } = canvasOf(width, height);
    context.fillStyle = ink.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.strokeStyle = ink.faint;
    for (const tile of tiles) {
      drawHeadings(context, sheet, tile, measures, paper);
      for (const { at, box } of boxesOf(tile, measures)) {
        const takes = cells.get(at.slice(0, plan.axes.length).join()) ?? [];
        for (const [index, { key }] of takes.entries()) {
          signal.throwIfAborted();
          const place = partOf(box, index, takes.length);
          const id = pictures.get(key)?.at(-1);
          const isDrawn = id !== undefined && (await drawPicture(context, id, place));
          if (!isDrawn) context.strokeRect(place.x + 0.5, place.y + 0.5, place.width - 1, place.height - 1);
          if (id === undefined) continue;
          if (!isDrawn) damaged.push(id);
          onDone(++done);
        }
      }
    }
    sheets.push(await canvas.convertToBlob({ type: 'image/png' }));
  }
  return { sheets, damaged };
}

/** The cells of each place, take by take. */
function byPlace(cells: readonly SweepCell[]): ReadonlyMap<string, SweepCell[]> {
  const places = new Map<string, SweepCell[]>();
  for (const cell of cells) {
    const place = cell.at.join();
    const others = places.get(place);
    if (others) others.push(cell);
    else places.set(place, [cell]);
  }
  return places;
}

function* boxesOf(
  { layer, columns, rows, x, y }: Tile,
  { cell, gap }: Measures,
): Generator<{ at: number[]; box: Box }> {
  for (let row = rows[0]; row < rows[1]; row++)
    for (let column = columns[0]; column < columns[1]; column++)
      yield {
        at: [column, row, layer],
        box: {
          ...cell,
          x: x + (column - columns[0]) * (cell.width + gap),
          y: y + (row - rows[0]) * (cell.height + gap),
        },
      };
}

/** The part of a box that one of several takes has: a square of them, or nearly. */
function partOf({ x, y, width, height }: Box, index: number, count: number): Box {
  const across = Math.ceil(Math.sqrt(count));
  const down = Math.ceil(count / across);
  const part = { width: width / across, height: height / down };
  return { ...part, x: x + (index % across) * part.width, y: y + Math.floor(index / across) * part.height };
}

/** One at a time: decoded pictures are many times the size of their files. */
async function drawPicture(context: Context, id: string, { x, y, width, height }: Box): Promise<boolean> {
  const image = await readImage(id)
    .then(createImageBitmap)
    .catch(() => undefined);
  if (!image) return false;
  const scale = Math.min(width / image.width, height / image.height);
  const [across, down] = [image.width * scale, image.height * scale];
  context.drawImage(image, x + (width - across) / 2, y + (height - down) / 2, across, down);
  image.close();
  return true;
}

function drawHeadings(
  context: Context,
  { title, plan }: SweepSheet,
  { layer, columns, rows, x, y }: Tile,
  { type, cell, gap, margin, side, head, title: above }: Measures,
  paper: keyof typeof papers,
): void {
  const ink = papers[paper];
  const [across, down, deep] = plan.axes;
  const line = [layer === 0 ? title : '', deep?.values[layer]?.label ?? ''].filter((text) => text !== '').join(' — ');
  const width = x + (columns[1] - columns[0]) * (cell.width + gap) - margin;
  const heading = setLines(context, line, width, { size: type * 1.6, weight: 600, most: 1 });
  drawLines(context, heading, margin, y - head - above, type * 1.6, ink);

  for (let column = columns[0]; column < columns[1] && across; column++) {
    const lines = setLines(context, across.values[column]?.label ?? '', cell.width, {
      size: type,
      most: linesOfColumn,
    });
    const left = x + (column - columns[0]) * (cell.width + gap);
    drawLines(context, lines, left, y - gap - heightOf(lines, type), type, ink);
  }
  for (let row = rows[0]; row < rows[1] && down; row++) {
    const lines = setLines(context, down.values[row]?.label ?? '', side, { size: type, most: linesOfRow });
    const top = y + (row - rows[0]) * (cell.height + gap);
    drawLines(context, lines, margin, top + Math.max(0, (cell.height - heightOf(lines, type)) / 2), type, ink);
  }
}
