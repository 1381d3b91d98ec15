import type { Size } from './picture-size.ts';
import { decodeText, keys, type TextCollector, withoutPadding } from './texts.ts';

/** The comments of a GIF, each a chain of blocks of up to 255 bytes. */
export function gifTexts(bytes: Uint8Array, found: TextCollector): void {
  for (const part of gifParts(bytes))
    if (part.comment) found.add(keys.comment, withoutPadding(decodeText(part.comment)));
}

/** How many pictures a GIF has. */
export function gifFrames(bytes: Uint8Array): number {
  let frames = 0;
  for (const part of gifParts(bytes)) if (part.frame) frames++;
  return frames;
}

/** Width and height of the screen, or of what its pictures make of it. */
export function gifSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 13) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  for (const { frame } of gifParts(bytes)) {
    if (frame === undefined || frame + 9 > bytes.length) continue;
    const [x, y, width, height] = [1, 3, 5, 7].map((at) => view.getUint16(frame + at, true));
    size.width = Math.max(size.width, (x ?? 0) + (width ?? 0));
    size.height = Math.max(size.height, (y ?? 0) + (height ?? 0));
  }
  return size;
}

function* gifParts(bytes: Uint8Array): Generator<{ comment?: Uint8Array; frame?: number }> {
  // Behind the screen descriptor, and the global colour table when its flag says there is one.
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x21) {
      const isComment = bytes[at + 1] === 0xfe;
      const { end, text } = blocks(bytes, at + 2, isComment);
      if (isComment) yield { comment: text };
      at = end;
    } else if (kind === 0x2c) {
      yield { frame: at };
      // A frame: its descriptor, its own colour table, the size of its codes, its blocks.
      at = blocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0), false).end;
    } else return;
  }
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function blocks(bytes: Uint8Array, start: number, keep: boolean): { end: number; text: Uint8Array } {
  const parts: number[] = [];
  let at = start;
  for (let size = bytes[at] ?? 0; size > 0 && at < bytes.length; size = bytes[at] ?? 0) {
    if (keep) parts.push(...bytes.subarray(at + 1, at + 1 + size));
    at += 1 + size;
  }
  return { end: at + 1, text: Uint8Array.from(parts) };
}
