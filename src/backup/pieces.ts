import { concat } from '#lib/concat.ts';

/** How much has to agree before bytes count as moved and not as alike by chance. */
const needleBytes = 16;
/** An original that agrees this little with its tagged copy is kept as it is. */
const mostLiterals = 256;

/**
 * How the original is put together from its tagged copy, which is the original with parts put in between and a few
 * bytes changed (lengths in headers). Undefined when that takes more than a few bytes of its own.
 */
export function piecesOf(original: Uint8Array, tagged: Uint8Array): number[][] | undefined {
  const pieces: number[][] = [];
  let literals = 0;
  let at = 0;
  let from = 0;
  while (at < original.length) {
    const start = find(tagged, original.subarray(at, at + needleBytes), from);
    if (start < 0) {
      if (++literals > mostLiterals) return undefined;
      const last = pieces.at(-1);
      const byte = original[at++] ?? 0;
      if (last?.[0] === -1) last.push(byte);
      else pieces.push([-1, byte]);
      continue;
    }
    let length = 0;
    while (at + length < original.length && original[at + length] === tagged[start + length]) length++;
    pieces.push([start, length]);
    at += length;
    from = start + length;
  }
  return pieces;
}

/** The original, put together. Pieces that point outside give less than the original; its SHA-256 tells. */
export function putTogether(file: Uint8Array, pieces: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return concat(
    pieces.map(([from = 0, ...rest]) =>
      from < 0 ? Uint8Array.from(rest) : file.subarray(from, from + Math.max(0, rest[0] ?? 0)),
    ),
  );
}

/** Where some bytes stand, at the earliest from an offset; -1 when nowhere. */
function find(bytes: Uint8Array, needle: Uint8Array, from: number): number {
  const [first] = needle;
  if (first === undefined) return -1;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + needle.length > bytes.length) return -1;
    if (needle.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
