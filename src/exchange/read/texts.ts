import { limits } from './limits.ts';

/** A text found in a picture file. `key`: the PNG keyword, or the name of the EXIF tag, comment or packet. */
export type Text = { key: string; text: string };

/** The keys under which the texts of the other containers are found. Where PNG has a keyword for it, it is the same. */
export const keys = {
  userComment: 'EXIF UserComment',
  makerNote: 'EXIF MakerNote',
  description: 'EXIF ImageDescription',
  make: 'EXIF Make',
  model: 'EXIF Model',
  software: 'Software',
  comment: 'Comment',
  xmp: 'XML:com.adobe.xmp',
  stealth: 'hidden in the pixels',
} as const;

/** Collects texts within the limits; what is beyond them is left out. */
export class TextCollector {
  readonly texts: Text[] = [];
  #room: number = limits.allTextBytes;

  add(key: string, text: string) {
    if (text === '' || text.length > Math.min(limits.textBytes, this.#room) || this.texts.length >= limits.texts)
      return;
    this.#room -= text.length;
    this.texts.push({ key, text });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

/** Text that should be UTF-8 or Latin-1: strict UTF-8 first, because that is what half of the writers put there (METADATA C0). */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}

/** Text of plain characters, such as a keyword or a chunk's type. */
export function decodeLatin1(bytes: Uint8Array): string {
  return latin1.decode(bytes);
}

/** The text without the NULs and blanks that fixed-size fields are filled up with. */
export function withoutPadding(text: string): string {
  let start = 0;
  let end = text.length;
  const isPadding = (at: number) => text.charCodeAt(at) === 0 || text.charAt(at).trim() === '';
  while (start < end && isPadding(start)) start++;
  while (end > start && isPadding(end - 1)) end--;
  return text.slice(start, end);
}
