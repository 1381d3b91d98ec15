import { imageTypes } from '#inference/image-type.ts';
import { makeThumbnail } from '#library/make-thumbnail.ts';
import { readImage, readPicture } from '#library/pictures.ts';
import { readPreview } from '#library/previews.ts';
import { frameOf, type Picture } from '#library/rows.ts';
import { readRuns } from '#library/runs.ts';
import { exportSettings } from './export-settings.ts';
import { nameByPattern } from './name-pattern.ts';
import { tagPicture } from './tag-picture.ts';

/**
 * A picture as it leaves the page. `bare`: without parameters, because that is what was asked for. `shortfall`: what of
 * the settings could not be done to it, for a person.
 */
export type PictureFile = { file: File; picture: Picture; bare: boolean; shortfall: string | undefined };

/** A picture's file by the settings of the moment. Rejects when its row or its bytes are gone. */
export async function pictureFile(id: string, { metadata, pattern } = exportSettings.get()): Promise<PictureFile> {
  const [picture, blob, size] = await Promise.all([readPicture(id), readImage(id), sizeOf(id)]);
  const { run, frame } = frameOf(id);
  // Only the list of all runs tells a run's number.
  const runs = pattern.includes('{run}') ? await readRuns() : [];
  const number = runs.find((each) => each.id === run)?.number ?? 0;
  const name = nameByPattern(pattern, { picture, run: number, frame, size }, imageTypes[picture.type]);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const tagged = tagPicture(bytes, picture.type, picture, metadata, size);
  const file = new File([tagged.bytes], name, { type: picture.type, lastModified: picture.createdAt });
  return { file, picture, bare: metadata === 'none', shortfall: tagged.shortfall };
}

/** The size of a picture in pixels; undefined when it does not decode. */
async function sizeOf(id: string): Promise<{ width: number; height: number } | undefined> {
  const preview = await readPreview(id, makeThumbnail).catch(() => undefined);
  return preview?.kind === 'thumbnail' ? { width: preview.width, height: preview.height } : undefined;
}
