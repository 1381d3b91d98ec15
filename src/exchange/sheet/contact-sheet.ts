import { readImage } from '#library/pictures.ts';
import { canvasOf, captionLines, drawLines, heightOf, type Ink } from './caption-ink.ts';
import { type CaptionField, captionOf, type SheetPicture } from './captions.ts';
import { columnWidth, layOutPages } from './pages.ts';

export type ContactSheet = {
  title: string;
  columns: number;
  /** Of one picture, in pixels. */
  width: number;
  paper: 'light' | 'dark';
  fields: readonly CaptionField[];
};

/** For work that is long enough to show: how many pictures are done, and the way to stop it. */
export type Progress = { signal: AbortSignal; onDone: (pictures: number) => void };

/** What a sheet is printed on. */
export const papers = {
  light: { paper: '#ffffff', text: '#1a1a1a', faint: '#5c5c5c' },
  dark: { paper: '#171717', text: '#f2f2f2', faint: '#a6a6a6' },
} satisfies Record<ContactSheet['paper'], Ink & { paper: string }>;

/** Browsers refuse canvases beyond limits of their own, Safari from 67 million pixels on: sheets stay at half of that. */
export const mostPixels = 32_000_000;
export const longestSide = 8192;

/** Pictures with their captions as one PNG, or several when one would be too large to draw or to open. */
export async function drawContactSheets(
  pictures: readonly SheetPicture[],
  { title, columns, width: cell, paper, fields }: ContactSheet,
  { signal, onDone }: Progress,
): Promise<Blob[]> {
  const ink = papers[paper];
  const type = Math.max(12, Math.round(cell / 22));
  const gap = Math.round(type * 1.5);
  const margin = gap * 2;
  const width = Math.min(columns * (cell + gap) - gap, longestSide - margin * 2);
  const column = columnWidth({ columns, width, gap });
  const probe = canvasOf(1, 1).context;
  const heading =
    title === '' ? [] : captionLines(probe, { frame: title, prompt: undefined, facts: [] }, width, type * 1.6);
  const head = heading.length === 0 ? 0 : heightOf(heading, type * 1.6) + gap;
  const captions = pictures.map((each) => captionLines(probe, captionOf(each, fields), column, type));
  const cells = pictures.map(({ width, height }, index) => ({
    width,
    height,
    captionHeight: heightOf(captions[index] ?? [], type),
  }));
  const highest = Math.min(longestSide, Math.floor(mostPixels / (width + margin * 2)));
  const pages = layOutPages(cells, {
    columns,
    width,
    height: highest - margin * 2 - head,
    gap,
    captionGap: type * 0.5,
  });

  const sheets: Blob[] = [];
  let done = 0;
  for (const page of pages) {
    const { canvas, context } = canvasOf(width + margin * 2, page.height + head + margin * 2);
    context.fillStyle = ink.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    drawLines(context, heading, margin, margin, type * 1.6, ink);
    for (const { index, x, y, width, height, captionX, captionY } of page.placed) {
      signal.throwIfAborted();
      const id = pictures[index]?.id ?? '';
      // One at a time: decoded pictures are many times the size of their files.
      const image = await createImageBitmap(await readImage(id));
      context.drawImage(image, margin + x, margin + head + y, width, height);
      image.close();
      drawLines(context, captions[index] ?? [], margin + captionX, margin + head + captionY, type, ink);
      onDone(++done);
    }
    sheets.push(await canvas.convertToBlob({ type: 'image/png' }));
  }
  return sheets;
}
