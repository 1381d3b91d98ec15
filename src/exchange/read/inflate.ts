/** Packed bytes given to the browser at a time. Chromium unpacks all it is given before it hands any of it on. */
const pieceBytes = 2048;

/**
 * Unpacks zlib or gzip data, up to `maxBytes` of output. Undefined when it is damaged or longer than that: a megabyte
 * can stand for a gigabyte (TRUST 16), so output is counted while it comes.
 */
export async function inflateWithin(
  bytes: Uint8Array<ArrayBuffer>,
  format: 'deflate' | 'gzip',
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = inPieces(bytes).pipeThrough(new DecompressionStream(format)).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxBytes) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull: (controller) => {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + pieceBytes));
        at += pieceBytes;
      },
    },
    { highWaterMark: 0 },
  );
}
