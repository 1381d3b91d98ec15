import { library } from '#library/database.ts';
import { headLine, listName, pageName } from './format.ts';
import type { Lent } from './lent.ts';
import { packPicture } from './pack-picture.ts';
import { otherRecords, pictureRows } from './records.ts';
import { viewerPage } from './viewer-page.ts';

export type Entry = { name: string; lastModified: Date; input: AsyncIterable<string> | Uint8Array<ArrayBuffer> };

/** How far a backup is, and what could not be taken along and why. */
export type BackupPorts = {
  lent: Lent;
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
  const names = new Map<string, string>();
  yield { name: listName, lastModified, input: list(ids, ports, names) };
  yield { name: pageName, lastModified, input: viewerPage(ids, names) };
  for await (const { id, picture } of pictureRows(ids)) {
    if (!picture) continue;
    const packed = names.has(id) ? await packPicture(picture, ports.lent.tag) : undefined;
    if (packed) yield { name: packed.name, lastModified: new Date(picture.createdAt), input: packed.bytes };
    ports.onPicture(id);
  }
}

/** `library.json`, a record in a line. Notes the name of each picture's file. */
async function* list(
  ids: readonly string[],
  { lent, now, onPicture, onLeftOut }: BackupPorts,
  names: Map<string, string>,
): AsyncGenerator<string> {
  const { lines, unreadable } = await otherRecords(ids);
  if (unreadable > 0) onLeftOut(`${unreadable} other ${unreadable === 1 ? 'record' : 'records'}: not readable here.`);
  yield headLine(now, lent.searches.read());
  let comma = '\n';
  for (const line of lines) {
    yield `${comma}${JSON.stringify(line)}`;
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
    const packed = await packPicture(picture, lent.tag);
    if (kept.has(id) && !packed?.says.file)
      onLeftOut(`Picture ${id}: its pixels cannot be read; its recipe is in the backup.`);
    if (packed) names.set(id, packed.name);
    yield `${comma}${JSON.stringify({ store: 'pictures', row: picture, ...packed?.says })}`;
    comma = ',\n';
  }
  yield '\n]}\n';
}
