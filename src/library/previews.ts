import { library } from './database.ts';
import { readImage } from './pictures.ts';
import type { Preview } from './rows.ts';

/**
 * The gallery's small copy of a picture: read, or made now if it was never made. Making it decodes the whole picture,
 * which is the only check that tells a cut file from a good one: `<img>` loads a file cut to 2 % (TRUST 2).
 */
export async function readPreview(id: string, makeThumbnail: (blob: Blob) => Promise<Preview>): Promise<Preview> {
  const db = await library();
  const known = await db.get('previews', id);
  if (known) return known;
  const made = await makeThumbnail(await readImage(id));
  const isFlagged = made.kind === 'thumbnail' && !made.mark && (await db.get('pictures', id))?.notes.flagged;
  const preview: Preview = isFlagged ? { ...made, mark: 'flagged' } : made;
  await db.put('previews', preview, id);
  return preview;
}
