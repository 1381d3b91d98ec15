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
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
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
