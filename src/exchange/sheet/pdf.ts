import { jsPDF } from 'jspdf';
import { readImage } from '#library/pictures.ts';
import { canvasOf, captionLines, drawLines, heightOf } from './caption-ink.ts';
import { type Caption, type CaptionField, captionOf, type SheetPicture } from './captions.ts';
import type { Progress } from './contact-sheet.ts';
import { columnWidth, layOutPages } from './pages.ts';

export const paperSizes = { a4: 'A4', letter: 'Letter' } as const;

export type Pdf = {
  title: string;
  columns: number;
  paper: keyof typeof paperSizes;
  landscape: boolean;
  fields: readonly CaptionField[];
};

/** Millimetres: office printers do not reach closer to the edge of the paper. */
const marginMm = 12;
const gapMm = 5;

/** 8 points, the smallest type that is comfortable on paper. */
const typeMm = 2.8;

/** What print shops ask for: 300 dots per inch. */
const dotsPerMm = 300 / 25.4;

const ink = { text: '#1a1a1a', faint: '#555555' };

/** Pictures with their captions on pages to print. */
export async function makePdf(
  pictures: readonly SheetPicture[],
  { title, columns, paper, landscape, fields }: Pdf,
  { signal, onDone }: Progress,
): Promise<Blob> {
  const pdf = new jsPDF({
    unit: 'mm',
    format: paper,
    orientation: landscape ? 'landscape' : 'portrait',
    compress: true,
  });
  pdf.setProperties({ title, creator: 'Proofsheet' });
  const width = pdf.internal.pageSize.getWidth() - marginMm * 2;
  const height = pdf.internal.pageSize.getHeight() - marginMm * 2;
  const column = columnWidth({ columns, width, gap: gapMm });
  const heading =
    title === '' ? undefined : await captionImage({ frame: title, prompt: undefined, facts: [] }, width, typeMm * 1.7);
  const head = heading ? heading.height + gapMm : 0;
  const captions: (CaptionImage | undefined)[] = [];
  for (const each of pictures) captions.push(await captionImage(captionOf(each, fields), column, typeMm));
  const cells = pictures.map((each, index) => ({
    width: each.width,
    height: each.height,
    captionHeight: captions[index]?.height ?? 0,
  }));
  const pages = layOutPages(cells, { columns, width, height: height - head, gap: gapMm, captionGap: 1.5 });

  let done = 0;
  for (const [number, page] of pages.entries()) {
    if (number > 0) pdf.addPage();
    if (heading) pdf.addImage(heading.png, 'PNG', marginMm, marginMm, heading.width, heading.height, 'heading');
    for (const { index, x, y, width, height, captionX, captionY } of page.placed) {
      signal.throwIfAborted();
      const jpeg = await printable(await readImage(pictures[index]?.id ?? ''), width, height);
      // Named, because jsPDF takes pictures for the same whose first halves are.
      pdf.addImage(jpeg, 'JPEG', marginMm + x, marginMm + head + y, width, height, `picture ${index}`);
      const caption = captions[index];
      if (caption)
        pdf.addImage(
          caption.png,
          'PNG',
          marginMm + captionX,
          marginMm + head + captionY,
          caption.width,
          caption.height,
          `caption ${index}`,
        );
      onDone(++done);
    }
  }
  return pdf.output('blob');
}

/** A picture as JPEG on white, with as many pixels as its place on paper can show and no more than it has. */
async function printable(blob: Blob, widthMm: number, heightMm: number): Promise<Uint8Array> {
  const image = await createImageBitmap(blob);
  const scale = Math.min(1, (widthMm * dotsPerMm) / image.width, (heightMm * dotsPerMm) / image.height);
  const { canvas, context } = canvasOf(image.width * scale, image.height * scale);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return bytesOf(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 }));
}

type CaptionImage = { png: Uint8Array; width: number; height: number };

/** A caption as a picture at the resolution of print; its size is in millimetres. Undefined when it says nothing. */
async function captionImage(caption: Caption, widthMm: number, sizeMm: number): Promise<CaptionImage | undefined> {
  const width = Math.floor(widthMm * dotsPerMm);
  const size = sizeMm * dotsPerMm;
  const lines = captionLines(canvasOf(1, 1).context, caption, width, size);
  if (lines.length === 0) return undefined;
  const { canvas, context } = canvasOf(width, heightOf(lines, size));
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  drawLines(context, lines, 0, 0, size, ink);
  return {
    png: await bytesOf(await canvas.convertToBlob({ type: 'image/png' })),
    width: canvas.width / dotsPerMm,
    height: canvas.height / dotsPerMm,
  };
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
