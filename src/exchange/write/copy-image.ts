import type { Picture } from '#library/rows.ts';
import { writeLink } from '#recipe/permalink.ts';
import { exportSettings } from './export-settings.ts';
import { writeInfotext } from './infotext.ts';
import { pictureFile } from './picture-file.ts';
import { tagPicture } from './tag-picture.ts';

/**
 * Puts a picture on the clipboard: as PNG, which is the one type every program takes; as the very file with its
 * parameters, in the form that browsers pass on untouched (`web image/…`, Chromium); and as the link, for text fields.
 * To be called in the task of a press: Safari refuses later ones, and takes promises instead.
 *
 * Resolves to what was copied, in words. Rejects when the browser refuses.
 */
export async function copyImage(picture: Picture): Promise<string> {
  if (!navigator.clipboard?.write)
    throw new Error('This browser gives the clipboard only to pages that came over https.');
  const { metadata } = exportSettings.get();
  const made = pictureFile(picture.id).then(({ file }) => file);
  const lossless = `web ${picture.type}`;
  const isLossless = ClipboardItem.supports?.(lossless) === true;
  // Whoever takes the parameters out of the file does not want them beside it.
  const isBare = metadata === 'none';
  const link = addressOf(picture);
  await navigator.clipboard.write([
    new ClipboardItem({
      'image/png': made.then((file) => asPng(file, picture)),
      ...(isLossless && { [lossless]: made.then((file) => new Blob([file], { type: lossless })) }),
      ...(!isBare && {
        'text/plain': link.then((href) => new Blob([href], { type: 'text/plain' })),
        'text/html': link.then((href) => new Blob([anchor(href, picture)], { type: 'text/html' })),
      }),
    }),
  ]);
  if (isBare) return 'Image copied, without parameters.';
  return isLossless
    ? 'Image copied, with its link for text fields and its recipe for programs that read it.'
    : 'Image copied, with its link for text fields. This browser drops the recipe from copied images; Download keeps it.';
}

/** A file as PNG. Another type is drawn, for the clipboard only, and gets the parameters again. */
async function asPng(file: File, picture: Picture): Promise<Blob> {
  if (file.type === 'image/png') return file;
  const image = await createImageBitmap(file);
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  const drawn = await canvas.convertToBlob({ type: 'image/png' });
  const { metadata } = exportSettings.get();
  const bytes = new Uint8Array(await drawn.arrayBuffer());
  return new Blob([tagPicture(bytes, 'image/png', picture, metadata, { width, height }).bytes], { type: 'image/png' });
}

async function addressOf({ recipe }: Picture): Promise<string> {
  return `${location.origin}${location.pathname}#${await writeLink(recipe)}`;
}

function anchor(href: string, picture: Picture): string {
  const link = document.createElement('a');
  link.href = href;
  link.title = writeInfotext(picture);
  link.textContent = picture.recipe.prompt;
  return link.outerHTML;
}
