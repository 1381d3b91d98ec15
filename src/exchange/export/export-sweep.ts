import { canvasOf } from '#exchange/sheet/caption-ink.ts';
import type { Progress } from '#exchange/sheet/contact-sheet.ts';
import { type SweepPagePicture, sweepPage } from '#exchange/sheet/sweep-page.ts';
import { drawSweepSheet, type SweepSheet } from '#exchange/sheet/sweep-sheet.ts';
import { dataUrl } from '#lib/data-url.ts';
import { localDay } from '#lib/local-day.ts';
import { readImage } from '#library/pictures.ts';
import { writeLink } from '#recipe/permalink.ts';
import type { Recipe } from '#recipe/recipe.ts';
import type { SweepCell } from '#recipe/sweep/plan-sweep.ts';
import { zipped } from './picture-files.ts';

export type SweepExport =
  | { kind: 'png'; paper: 'light' | 'dark' }
  /** `address` is where links lead to, `link` the fragment of the sweep itself. */
  | { kind: 'html'; address: string; link?: string | undefined };

/** The longer side of a picture on a page, in pixels, and the bytes up to which a file is taken as it is. */
const pageSide = 1024;
const smallBytes = 300_000;

/** Makes the file of a sheet, and tells of pictures that could not be drawn. Throws when there is none that can. */
export async function exportSweep(
  sheet: SweepSheet,
  how: SweepExport,
  progress: Progress,
): Promise<{ file: File; problems: string[] }> {
  const base = `proofsheet-sweep-${localDay()}`;
  if (how.kind === 'html') return webPage(sheet, how, `${base}.html`, progress);
  const { sheets, damaged } = await drawSweepSheet(sheet, { paper: how.paper, ratio: await ratioOf(sheet) }, progress);
  const files = sheets.map((sheet, index) => {
    const part = sheets.length > 1 ? `-${index + 1}-of-${sheets.length}` : '';
    return new File([sheet], `${base}${part}.png`, { type: 'image/png' });
  });
  const [only] = files;
  const file = only && files.length === 1 ? only : await zipped(files, `${base}.zip`);
  return { file, problems: leftOut(damaged.length) };
}

async function webPage(
  { title, plan, pictures }: SweepSheet,
  { address, link }: Extract<SweepExport, { kind: 'html' }>,
  name: string,
  { signal, onDone }: Progress,
): Promise<{ file: File; problems: string[] }> {
  const shown: SweepPagePicture[] = [];
  const seeds = new Set(plan.cells.map(({ recipe }) => recipe.seed));
  let damaged = 0;
  for (const cell of plan.cells) {
    signal.throwIfAborted();
    const id = pictures.get(cell.key)?.at(-1);
    const scaled = id === undefined ? undefined : await scaledPicture(id);
    if (scaled)
      shown.push({
        ...scaled,
        at: cell.at,
        alt: cell.recipe.prompt,
        place: labelsOf(plan.axes, cell),
        facts: seeds.size > 1 ? [`seed ${cell.recipe.seed}`] : [],
        link: `${address}#${await writeLink(cell.recipe)}`,
      });
    else if (id !== undefined) damaged++;
    if (id !== undefined) onDone(shown.length + damaged);
  }
  const page = sweepPage({
    title,
    facts: sharedBy(plan.cells.map(({ recipe }) => recipe)),
    axes: plan.axes,
    pictures: shown,
    link: link === undefined ? undefined : `${address}#${link}`,
  });
  return { file: new File(page, name, { type: 'text/html' }), problems: leftOut(damaged) };
}

function labelsOf(axes: SweepSheet['plan']['axes'], { at }: SweepCell): string[] {
  return axes.flatMap(({ values }, axis) => values[at[axis] ?? 0]?.label ?? []);
}

/** What all cells have in common of what a designer looks for first, in words. */
function sharedBy(recipes: readonly Recipe[]): string[] {
  const [first] = recipes;
  if (!first) return [];
  const isShared = (field: keyof Recipe) => recipes.every((recipe) => recipe[field] === first[field]);
  const short = [...(isShared('model') ? [first.model] : []), ...(isShared('seed') ? [`seed ${first.seed}`] : [])];
  return [...(isShared('prompt') ? [first.prompt] : []), ...(short.length > 0 ? [short.join(' · ')] : [])];
}

function leftOut(count: number): string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? '1 picture was left out: it does not decode.'
      : `${count} pictures were left out: they do not decode.`,
  ];
}

/** The shape of the first picture that can be read; all others are fitted into it. */
async function ratioOf({ plan, pictures }: SweepSheet): Promise<number> {
  for (const { key } of plan.cells) {
    const id = pictures.get(key)?.at(-1);
    const image = id === undefined ? undefined : await decoded(id);
    if (!image) continue;
    const ratio = image.width / image.height;
    image.close();
    return ratio;
  }
  throw new Error('There is no picture on this sheet yet.');
}

async function decoded(id: string): Promise<ImageBitmap | undefined> {
  return readImage(id)
    .then(createImageBitmap)
    .catch(() => undefined);
}

/** A picture as it is where it is small, else no larger than a page shows it: sheets have hundreds. */
async function scaledPicture(id: string): Promise<{ source: string; width: number; height: number } | undefined> {
  const image = await decoded(id);
  if (!image) return undefined;
  const { width, height } = image;
  const scale = Math.min(1, pageSide / Math.max(width, height));
  const blob = await readImage(id);
  if (blob.size <= smallBytes) {
    image.close();
    return { source: await dataUrl(blob), width, height };
  }
  const { canvas, context } = canvasOf(width * scale, height * scale);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const scaled = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return { source: await dataUrl(scaled), width: canvas.width, height: canvas.height };
}
