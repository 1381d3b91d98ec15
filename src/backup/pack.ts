import { makeZip } from 'client-zip';
import type { Entry } from './backup-entries.ts';

/** More files than sixteen bits can count are counted in a record of their own (APPNOTE 4.3.14). */
const mostNarrow = 0xffff;
/** What stands in a narrow field whose number is in the wide record. */
const wideMarker = 0xffffffff;

/** Packs files into one archive, one after the other. Of any number, and of any size. */
export function pack(entries: AsyncIterable<Entry> | Iterable<Entry>): ReadableStream<Uint8Array> {
  let files = 0;
  async function* counted() {
    for await (const entry of entries) {
      files++;
      yield entry;
    }
  }
  // client-zip (2.5.1) adds the wide record for large archives only, not for many small files.
  let last: Uint8Array | undefined;
  const end = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (last) controller.enqueue(last);
      last = chunk;
    },
    flush(controller) {
      if (!last) return;
      const view = new DataView(last.buffer, last.byteOffset, last.byteLength);
      const [size, start] = [view.getUint32(12, true), view.getUint32(16, true)];
      if (files > mostNarrow && start !== wideMarker) controller.enqueue(wideEnd({ files, size, start }));
      controller.enqueue(last);
    },
  });
  return makeZip(counted()).pipeThrough(end);
}

/** The wide record of where the directory is, and the pointer to it. */
function wideEnd({ files, size, start }: { files: number; size: number; start: number }): Uint8Array {
  const view = new DataView(new ArrayBuffer(76));
  const wide = (at: number, value: number) => view.setBigUint64(at, BigInt(value), true);
  view.setUint32(0, 0x06064b50, true);
  wide(4, 44);
  // Made by, and needed to read it: version 4.5, the first with zip64.
  view.setUint16(12, 45, true);
  view.setUint16(14, 45, true);
  wide(24, files);
  wide(32, files);
  wide(40, size);
  wide(48, start);
  view.setUint32(56, 0x07064b50, true);
  wide(64, start + size);
  view.setUint32(72, 1, true);
  return new Uint8Array(view.buffer);
}
