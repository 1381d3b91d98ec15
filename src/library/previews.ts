import { library } from './database.ts';
import { announce } from './news.ts';
import { readImage } from './pictures.ts';
import { type Picture, type Preview, pictureSchema, previewSchema } from './rows.ts';

/**
 * The gallery's small copy of a picture: read, or made now if it was never made. Making it decodes the whole picture,
 * which is the only check that tells a cut file from a good one: `<img>` loads a file cut to 2 % (TRUST 2). A small copy
 * that cannot be read is made anew.
 */
export async function readPreview(id: string, makeThumbnail: (blob: Blob) => Promise<Preview>): Promise<Preview> {
  const known = await readStored(id);
  if (known) return known;
  const db = await library();
  const made = await makeThumbnail(await readImage(id));
  const row: unknown = await db.get('pictures', id);
  const picture = pictureSchema.safeParse(row).data;
  const said = told(made, row);
  if (said !== made) return said;
  const preview = marked(made, picture);
  await db.put('previews', preview, id);
  announce('previews', [id]);
  return preview;
}

/** A small copy with what its record is like now. Not kept: a row that is mended is told so at the next look. */
function told<Some extends Preview | undefined>(preview: Some, row: unknown): Some | Preview {
  const isUnreadable = row !== undefined && !pictureSchema.safeParse(row).success;
  return preview?.kind === 'thumbnail' && isUnreadable ? { ...preview, mark: 'unreadable' } : preview;
}

function marked(preview: Preview, picture: Picture | undefined): Preview {
  const isPlain = preview.kind === 'thumbnail' && !preview.mark;
  return isPlain && picture?.notes.flagged ? { ...preview, mark: 'flagged' } : preview;
}

type Asked = { id: string; resolve: (preview: Promise<Preview | undefined>) => void };

const asked: Asked[] = [];

/** A small copy that was made before. What is asked for in one task, such as the rows a scroll brings, is one transaction. */
function readStored(id: string): Promise<Preview | undefined> {
  return new Promise((resolve) => {
    asked.push({ id, resolve });
    if (asked.length === 1) queueMicrotask(() => readAsked(asked.splice(0)));
  });
}

function readAsked(batch: readonly Asked[]): void {
  const stored = library().then((db) => db.transaction(['previews', 'pictures']));
  for (const { id, resolve } of batch)
    resolve(
      stored.then(async (transaction) => {
        const [preview, row] = await Promise.all([
          transaction.objectStore('previews').get(id),
          transaction.objectStore('pictures').get(id),
        ]);
        return told(previewSchema.safeParse(preview).data, row);
      }),
    );
}
