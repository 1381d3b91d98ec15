import { library } from './database.ts';
import { makeThumbnail } from './make-thumbnail.ts';
import { readPreview } from './previews.ts';

/**
 * Frees the room a picture's pixels take. Its record and its small copy stay, and say so. One that has no small copy
 * gets it first; a picture whose pixels were forgotten already stays as it is. Resolves with the bytes that were freed.
 */
export async function forgetPixels(id: string, small = makeThumbnail): Promise<number> {
  const preview = await readPreview(id, small);
  const db = await library();
  const transaction = db.transaction(['images', 'previews'], 'readwrite');
  const images = transaction.objectStore('images');
  const bytes = (await images.get(id))?.size ?? 0;
  if (preview.kind === 'thumbnail') {
    await transaction.objectStore('previews').put({ ...preview, mark: 'forgotten' }, id);
    await images.delete(id);
  }
  await transaction.done;
  return preview.kind === 'thumbnail' ? bytes : 0;
}
