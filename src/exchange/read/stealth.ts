import { inflateWithin } from './inflate.ts';
import { limits } from './limits.ts';

/** The four signatures of a hidden text: in the lowest bit of alpha, or of red, green and blue; packed or plain. */
const signatures = [
  { mode: 'alpha', name: 'stealth_pnginfo', packed: false },
  { mode: 'alpha', name: 'stealth_pngcomp', packed: true },
  { mode: 'rgb', name: 'stealth_rgbinfo', packed: false },
  { mode: 'rgb', name: 'stealth_rgbcomp', packed: true },
] as const;

/** Bytes of a signature. */
const signatureLength = 15;

type Pixels = { data: Uint8ClampedArray; width: number; height: number };

/**
 * The text that Forge, SwarmUI and NovelAI hide in a picture's pixels: signature, length in bits (32, big-endian) and
 * UTF-8, bit after bit down the columns (METADATA C1). Only read, never written: it changes pixels. Undefined when there
 * is none, or when its length is a lie.
 */
export async function stealthText(pixels: Pixels): Promise<string | undefined> {
  for (const mode of ['alpha', 'rgb'] as const) {
    const head = new TextDecoder('latin1').decode(hiddenBytes(pixels, mode, 0, signatureLength));
    const signature = signatures.find((each) => each.mode === mode && each.name === head);
    if (!signature) continue;
    const [a = 0, b = 0, c = 0, d = 0] = hiddenBytes(pixels, mode, signatureLength, 4);
    const length = (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 8;
    const room = (pixels.width * pixels.height * (mode === 'alpha' ? 1 : 3)) / 8 - signatureLength - 4;
    if (!Number.isInteger(length) || length > room || length > limits.textBytes) return undefined;
    const payload = hiddenBytes(pixels, mode, signatureLength + 4, length);
    const text = signature.packed ? await inflateWithin(payload, 'gzip', limits.textBytes) : payload;
    return text && new TextDecoder().decode(text);
  }
  return undefined;
}

function hiddenBytes({ data, width, height }: Pixels, mode: 'alpha' | 'rgb', from: number, count: number) {
  const bytes = new Uint8Array(count);
  for (let bit = 0; bit < count * 8; bit++) {
    const index = from * 8 + bit;
    const pixel = mode === 'alpha' ? index : Math.floor(index / 3);
    const channel = mode === 'alpha' ? 3 : index % 3;
    const place = (pixel % height) * width + Math.floor(pixel / height);
    const at = bit >> 3;
    bytes[at] = ((bytes[at] ?? 0) << 1) | ((data[place * 4 + channel] ?? 0) & 1);
  }
  return bytes;
}
