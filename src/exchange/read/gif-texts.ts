import { decodeText, keys, type TextCollector, withoutPadding } from './texts.ts';

/** The comments of a GIF, each a chain of blocks of up to 255 bytes. */
export function gifTexts(bytes: Uint8Array, found: TextCollector): void {
  // Behind the screen descriptor, and the global colour table when its flag says there is one.
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x21) {
      const { end, text } = blocks(bytes, at + 2);
      if (bytes[at + 1] === 0xfe) found.add(keys.comment, withoutPadding(decodeText(text)));
      at = end;
    } else if (kind === 0x2c) {
      // A frame: its descriptor, its own colour table, the size of its codes, its blocks.
      at = blocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0), false).end;
    } else return;
  }
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function blocks(bytes: Uint8Array, start: number, keep = true): { end: number; text: Uint8Array } {
  const parts: number[] = [];
  let at = start;
  for (let size = bytes[at] ?? 0; size > 0 && at < bytes.length; size = bytes[at] ?? 0) {
    if (keep) parts.push(...bytes.subarray(at + 1, at + 1 + size));
    at += 1 + size;
  }
  return { end: at + 1, text: Uint8Array.from(parts) };
}
