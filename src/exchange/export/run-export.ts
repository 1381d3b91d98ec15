import { captionOf, type SheetPicture } from '#exchange/sheet/captions.ts';
import { drawContactSheets, type Progress } from '#exchange/sheet/contact-sheet.ts';
import { htmlPage } from '#exchange/sheet/html-page.ts';
import { pictureFile } from '#exchange/write/picture-file.ts';
import { dataUrl } from '#lib/data-url.ts';
import { localDay } from '#lib/local-day.ts';
import { makeThumbnail } from '#library/make-thumbnail.ts';
import { readPicture } from '#library/pictures.ts';
import { readPreview } from '#library/previews.ts';
import { writeLink } from '#recipe/permalink.ts';
import { cellSizes, type ExportOptions } from './export-options.ts';
import { pictureFiles, zipped } from './picture-files.ts';

/** A file to save, and what a person has to know about the pictures in it. */
export type Exported = { files: File[]; problems: string[] };

/**
 * Makes the files of an export. A picture that cannot be read or drawn is left out and told, so that one does not cost
 * all the others.
 */
export async function runExport(
  ids: readonly string[],
  labelOf: (id: string) => string,
  options: ExportOptions,
  progress: Progress,
): Promise<Exported> {
  if (options.kind === 'pictures') return pictureFiles(ids, labelOf, options, progress);
  const { pictures, problems } = await readPictures(ids, labelOf, progress.signal);
  if (pictures.length === 0) return { files: [], problems };
  const { kind, title, columns, fields, cell, background, paper, landscape } = options;
  const base = `proofsheet-${localDay()}`;
  switch (kind) {
    case 'sheet': {
      const look = { title, columns, fields, width: cellSizes[cell].width, paper: background };
      const sheets = await drawContactSheets(pictures, look, progress);
      const files = sheets.map((sheet, index) => {
        const part = sheets.length > 1 ? `-${index + 1}-of-${sheets.length}` : '';
        return new File([sheet], `${base}${part}.png`, { type: 'image/png' });
      });
      return { files: files.length > 1 ? [await zipped(files, `${base}.zip`)] : files, problems };
    }
    case 'pdf': {
      const { makePdf } = await import('#exchange/sheet/pdf.ts');
      const pdf = await makePdf(pictures, { title, columns, fields, paper, landscape }, progress);
      return { files: [new File([pdf], `${base}.pdf`, { type: 'application/pdf' })], problems };
    }
    default:
      return { files: [await webPage(pictures, options, `${base}.html`, progress)], problems };
  }
}

async function webPage(
  pictures: readonly SheetPicture[],
  { kind, title, fields }: ExportOptions,
  name: string,
  { signal, onDone }: Progress,
): Promise<File> {
  const figures = [];
  for (const each of pictures) {
    signal.throwIfAborted();
    const { recipe } = each.picture;
    const { file } = await pictureFile(each.id);
    const link = kind === 'client' ? `${location.origin}${location.pathname}#${await writeLink(recipe)}` : undefined;
    const alt = fields.includes('prompt') || link ? recipe.prompt : each.label;
    const { width, height } = each;
    figures.push({ source: await dataUrl(file), width, height, alt, caption: captionOf(each, fields), link });
    onDone(figures.length);
  }
  return new File(htmlPage(title, figures), name, { type: 'text/html' });
}

/** Rows and sizes of pictures, and why some have none. */
async function readPictures(
  ids: readonly string[],
  labelOf: (id: string) => string,
  signal: AbortSignal,
): Promise<{ pictures: SheetPicture[]; problems: string[] }> {
  const pictures: SheetPicture[] = [];
  const problems: string[] = [];
  for (const id of ids) {
    signal.throwIfAborted();
    const label = labelOf(id);
    const [picture, preview] = await Promise.all([
      readPicture(id).catch(() => undefined),
      readPreview(id, makeThumbnail).catch(() => undefined),
    ]);
    if (picture && preview?.kind === 'thumbnail')
      pictures.push({ id, picture, label, width: preview.width, height: preview.height });
    else problems.push(`${label} was left out: its file ${preview ? 'does not decode' : 'cannot be read'}.`);
  }
  return { pictures, problems };
}
