import { fromBase64 } from '#lib/base64url.ts';
import { bad, type Check, good, note } from './check.ts';
import { tinyPictures } from './tiny-pictures.ts';

/** Whether this browser sees what is a picture, and what is only a part of one. */
export const pictureChecks: readonly Check[] = [
  {
    id: 'types',
    name: 'Every type of picture',
    means: 'Servers answer with PNG, JPEG, WebP, GIF or AVIF. Tried with a tiny one of each.',
    run: async () => {
      const read = await Promise.all(tinyPictures.map(async (each) => ({ ...each, can: await decodes(each, 1) })));
      const cannot = read.filter(({ can }) => !can).map(({ name }) => name);
      if (cannot.length === 0) return good(`${read.map(({ name }) => name).join(', ')} can be shown.`);
      return note(
        `This browser cannot show ${cannot.join(', ')}.`,
        'Use a current browser, or ask the server for PNG.',
      );
    },
  },
  {
    id: 'cut',
    name: 'Half a picture is noticed',
    means: 'A broken connection can leave half a file, which must not pass for a whole picture. Tried with halves.',
    run: async () => {
      const read = await Promise.all(tinyPictures.map(async (each) => ({ ...each, can: await decodes(each, 0.5) })));
      const taken = read.filter(({ can }) => can).map(({ name }) => name);
      return taken.length === 0
        ? good('Half of each was refused.')
        : bad(
            `Half a file passes for a whole one: ${taken.join(', ')}.`,
            'Look at new pictures closely in this browser.',
          );
    },
  },
];

/** Whether the first part of a picture's bytes, or all of them, can be decoded. */
async function decodes({ base64, type }: (typeof tinyPictures)[number], part: number): Promise<boolean> {
  const bytes = fromBase64(base64);
  try {
    const bitmap = await createImageBitmap(new Blob([bytes.slice(0, bytes.length * part)], { type }));
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
