import { sha256Of } from '#lib/sha256.ts';
import { library } from '#library/database.ts';
import { readImage } from '#library/pictures.ts';
import type { Picture } from '#library/rows.ts';
import { format, formatVersion, listName, type PictureFile, pageName, pathOf } from './format.ts';
import { piecesOf } from './pieces.ts';
import { otherLines, pictureRows } from './records.ts';
import { viewerPage } from './viewer-page.ts';

/** Writes what made a picture into a copy of its bytes. The same picture always gives the same copy. */
export type Tag = (bytes: Uint8Array<ArrayBuffer>, picture: Picture) => Uint8Array<ArrayBuffer>;

export type Entry = { name: string; lastModified: Date; input: AsyncIterable<string> | Uint8Array<ArrayBuffer> };

/** How far a backup is, and what could not be taken along and why. */
export type BackupPorts = {
  tag: Tag;
  now: number;
  onPicture: (id: string) => void;
  onLeftOut: (words: string) => void;
};

/**
 * The files of a backup, one after the other; one picture at a time is in memory. Pictures are read twice: the list
 * comes first and says what is behind it.
 */
export async function* backupEntries(ids: readonly string[], ports: BackupPorts): AsyncGenerator<Entry> {
  const lastModified = new Date(ports.now);
  yield { name: listName, lastModified, input: list(ids, ports) };
  yield { name: pageName, lastModified, input: viewerPage(pictureRows(ids)) };
  for await (const { id, picture } of pictureRows(ids)) {
    if (!picture) continue;
    const made = await fileOf(picture, ports.tag).catch(() => undefined);
    if (made) yield { name: made.file.name, lastModified: new Date(picture.createdAt), input: made.bytes };
    ports.onPicture(id);
  }
}

/** A picture's file and what the list says of it; undefined when its pixels are not kept here. */
export async function fileOf(
  picture: Picture,
  tag: Tag,
): Promise<{ file: PictureFile; bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const original = new Uint8Array(await (await readImage(picture.id)).arrayBuffer());
  const sha256 = await sha256Of(original);
  const tagged = tag(original, picture);
  const name = pathOf(picture.id, picture.type);
  const pieces = tagged === original ? undefined : piecesOf(original, tagged);
  return pieces ? { file: { name, sha256, pieces }, bytes: tagged } : { file: { name, sha256 }, bytes: original };
}

/** `library.json`, a record in a line. */
async function* list(ids: readonly string[], { tag, now, onPicture, onLeftOut }: BackupPorts): AsyncGenerator<string> {
  const { lines, unreadable } = await otherLines(ids);
  if (unreadable > 0) onLeftOut(`${unreadable} other ${unreadable === 1 ? 'record' : 'records'}: not readable here.`);
  yield `${JSON.stringify({ format, version: formatVersion, createdAt: now }).slice(0, -1)},"records":[`;
  let comma = '\n';
  for (const line of lines) {
    yield `${comma}${line}`;
    comma = ',\n';
  }
  const { store } = (await library()).transaction('images');
  const kept = new Set(await store.getAllKeys());
  for await (const { id, picture } of pictureRows(ids)) {
    onPicture(id);
    if (!picture) {
      onLeftOut(`Picture ${id}: its record cannot be read.`);
      continue;
    }
    const made = kept.has(id)
      ? await fileOf(picture, tag).catch(() => {
          onLeftOut(`Picture ${id}: its pixels cannot be read; its recipe is in the backup.`);
          return undefined;
        })
      : undefined;
    yield `${comma}${JSON.stringify({ store: 'pictures', row: picture, ...(made && { file: made.file }) })}`;
    comma = ',\n';
  }
  yield '\n]}\n';
}
