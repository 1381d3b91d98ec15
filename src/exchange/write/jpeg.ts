import { concat } from '#lib/concat.ts';
import { orientationOnly, withUserComment } from './exif.ts';
import { withXmpProperty, type XmpProperty } from './xmp.ts';

/** What is written into a picture: the envelope as a property of XMP, and a text for other tools as EXIF comment. */
export type Tags = { xmp: XmpProperty; comment: string };

/** Both were written, or how much of it was not: a segment of a JPEG holds 64 kB and no more. */
export type Tagged = { bytes: Uint8Array<ArrayBuffer>; hasXmp: boolean; hasComment: boolean };

const marker = { app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee, app15: 0xef, comment: 0xfe, scan: 0xda } as const;

/** What opens an APP1 segment says whose it is (CIPA DC-008, XMP part 3 §1.1.3). */
const exifHeader = new TextEncoder().encode('Exif\0\0');
const xmpHeader = new TextEncoder().encode('http://ns.adobe.com/xap/1.0/\0');

/** The most a segment holds: its length of 16 bits counts itself. */
const longest = 65_535 - 2;

type Segment = { marker: number; bytes: Uint8Array };

/**
 * A JPEG with the tags in its APP1 segments. Those that are there are added to in their place; new ones follow APP0,
 * which has to stand first. Everything else stays byte for byte. Undefined when the bytes are no JPEG with a picture.
 */
export function writeJpegTags(jpeg: Uint8Array, { xmp, comment }: Tags): Tagged | undefined {
  const parts = segmentsOf(jpeg);
  if (!parts) return undefined;
  const { segments, rest } = parts;
  const exif = segments.find((segment) => isApp1(segment, exifHeader));
  const packet = segments.find((segment) => isApp1(segment, xmpHeader));

  const written = {
    exif: app1(exifHeader, withUserComment(exif && dataOf(exif, exifHeader), comment)),
    xmp: app1(xmpHeader, encoded(withXmpProperty(packet && decoded(dataOf(packet, xmpHeader)), xmp))),
  };
  const added = concat([...(exif ? [] : [written.exif ?? nothing]), ...(packet ? [] : [written.xmp ?? nothing])]);
  const first = segments.findIndex((segment) => segment.marker !== marker.app0);
  const start = first < 0 ? segments.length : first;
  const bytesOf = (segment: Segment) => {
    if (segment === exif) return written.exif ?? segment.bytes;
    return segment === packet ? (written.xmp ?? segment.bytes) : segment.bytes;
  };
  return {
    bytes: concat([
      jpeg.subarray(0, 2),
      ...segments.slice(0, start).map(bytesOf),
      added,
      ...segments.slice(start).map(bytesOf),
      rest,
    ]),
    hasXmp: written.xmp !== undefined,
    hasComment: written.exif !== undefined,
  };
}

/**
 * A JPEG with nothing but what it looks like: of the segments that applications add only the file's own (APP0), colour
 * (ICC in APP2, Adobe's APP14) and which way up it is. Undefined as above.
 */
export function stripJpeg(jpeg: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const parts = segmentsOf(jpeg);
  if (!parts) return undefined;
  const bare = parts.segments.flatMap((segment) => {
    const { marker: kind, bytes } = segment;
    if (isApp1(segment, exifHeader)) return app1(exifHeader, orientationOnly(dataOf(segment, exifHeader))) ?? [];
    const isIcc = kind === marker.app2 && startsWith(bytes, 4, new TextEncoder().encode('ICC_PROFILE\0'));
    const isForeign = (kind >= marker.app0 && kind <= marker.app15) || kind === marker.comment;
    return !isForeign || isIcc || kind === marker.app0 || kind === marker.app14 ? bytes : [];
  });
  return concat([jpeg.subarray(0, 2), ...bare.flat(), endOfPicture(parts.rest)]);
}

/** The segments before the picture, and all the rest. Undefined when there is no picture. */
function segmentsOf(jpeg: Uint8Array): { segments: Segment[]; rest: Uint8Array } | undefined {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= jpeg.length) {
    if (jpeg[at] !== 0xff) return undefined;
    const kind = jpeg[at + 1] ?? 0;
    // A marker may be preceded by any number of 0xFF (ITU-T T.81 §B.1.1.2).
    if (kind === 0xff) {
      segments.push({ marker: kind, bytes: jpeg.subarray(at, at + 1) });
      at += 1;
      continue;
    }
    if (kind === marker.scan) return { segments, rest: jpeg.subarray(at) };
    const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > jpeg.length) return undefined;
    segments.push({ marker: kind, bytes: jpeg.subarray(at, at + 2 + length) });
    at += 2 + length;
  }
  return undefined;
}

/** The scans up to the end of the picture: what stands behind it is no part of it. */
function endOfPicture(scans: Uint8Array): Uint8Array {
  for (let at = scans.indexOf(0xff); at >= 0; at = scans.indexOf(0xff, at + 1)) {
    if (scans[at + 1] === 0xd9) return scans.subarray(0, at + 2);
  }
  return scans;
}

function isApp1(segment: Segment, header: Uint8Array): boolean {
  return segment.marker === marker.app1 && startsWith(segment.bytes, 4, header);
}

function dataOf(segment: Segment, header: Uint8Array): Uint8Array {
  return segment.bytes.subarray(4 + header.length);
}

/** An APP1 segment; undefined when there is nothing to hold or it is more than a segment holds. */
function app1(header: Uint8Array, data: Uint8Array | undefined): Uint8Array | undefined {
  const length = header.length + (data?.length ?? 0);
  if (!data || length > longest) return undefined;
  return concat([Uint8Array.of(0xff, marker.app1, (length + 2) >> 8, (length + 2) & 0xff), header, data]);
}

const nothing = new Uint8Array(0);

function startsWith(bytes: Uint8Array, at: number, start: Uint8Array): boolean {
  return start.every((byte, index) => bytes[at + index] === byte);
}

function encoded(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
