import type { ImageType } from '#inference/image-type.ts';
import { avifTexts } from './avif-texts.ts';
import { gifTexts } from './gif-texts.ts';
import { jpegTexts } from './jpeg-texts.ts';
import { pngTexts } from './png-texts.ts';
import { type Text, TextCollector } from './texts.ts';
import { webpTexts } from './webp-texts.ts';

const readers = {
  'image/png': pngTexts,
  'image/jpeg': jpegTexts,
  'image/webp': webpTexts,
  'image/gif': gifTexts,
  'image/avif': avifTexts,
} satisfies Record<ImageType, (bytes: Uint8Array<ArrayBuffer>, found: TextCollector) => void | Promise<void>>;

/** Every text a picture file carries, in the order of the file. A file that was cut brings what it has left. */
export async function pictureTexts(bytes: Uint8Array<ArrayBuffer>, type: ImageType): Promise<Text[]> {
  const found = new TextCollector();
  await readers[type](bytes, found);
  return found.texts;
}
