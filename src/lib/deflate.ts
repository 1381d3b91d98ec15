/** Text as raw deflate (RFC 1951) of its UTF-8. */
export async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * The text of raw deflate. Stops at `maxBytes` of output, so that a small bomb cannot fill the memory (TRUST R7).
 * Throws a RangeError past the limit and a TypeError on broken data or text that is not UTF-8.
 */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      throw new RangeError(`More than ${maxBytes} bytes when unpacked`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
