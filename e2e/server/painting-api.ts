import { encodePng } from '#demo/encode-png.ts';
import type { Answer } from './answer.ts';

type Manners = {
  /** Parameters it makes nothing of, by their names on the wire. */
  deafTo?: readonly string[];
  /** How far a channel is off each time anew, in levels. */
  noise?: number;
  /** It answers the same request from memory: saying so, or like a server whose headers a page cannot read. */
  cache?: 'named' | 'untold';
  size?: () => { width: number; height: number };
};

/** A picture as it was sent: RGBA, four bytes each. */
type Sent = { pixels: Uint8ClampedArray; width: number; height: number };

/** A server whose pictures follow from what it is asked, so that what repeats and what does not can be counted. */
export function paintingApi({ deafTo = [], noise = 0, cache, size = () => ({ width: 48, height: 32 }) }: Manners = {}) {
  const sent: Sent[] = [];
  const known = new Map<string, Uint8Array<ArrayBuffer>>();

  const answer: Answer = async (request) => {
    const body = await request.text();
    const held = cache && known.get(body);
    if (held) return new Response(held, { headers: png(cache === 'named' && { 'x-compute-type': 'cache' }) });
    const { width, height } = size();
    const seed = hash(heard(body, deafTo));
    const off = sent.length;
    const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => {
      if (at % 4 === 3) return 255;
      const wobble = noise === 0 ? 0 : (hash(`${off} ${at}`) % (2 * noise + 1)) - noise;
      return 40 + ((Math.floor(at / 4) * 5 + (at % 4) * 31 + (seed % 97)) % 160) + wobble;
    });
    sent.push({ pixels, width, height });
    const file = await encodePng(pixels, width, height);
    known.set(body, file);
    return new Response(file, { headers: png({ 'x-compute-type': 'gpu', 'x-compute-time': '0.001' }) });
  };

  return { answer, sent };
}

function png(more: Record<string, string> | false): Record<string, string> {
  return { 'content-type': 'image/png', ...more };
}

/** The request without what the server does not listen to. */
function heard(body: string, deafTo: readonly string[]): string {
  return JSON.stringify(JSON.parse(body), (key, value: unknown) => (deafTo.includes(key) ? undefined : value));
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const each of text) value = Math.imul(value ^ each.charCodeAt(0), 0x01000193) >>> 0;
  return value;
}
