import { createHash } from 'node:crypto';
import { wait } from '#lib/wait.ts';
import { chanceFrom } from '../chance.ts';
import type { Answer } from '../server/answer.ts';
import { failure, loadingModel, picture, webPage } from '../server/answers.ts';
import { lengthTooLarge, resetAfterHeaders, resetBeforeHeaders } from '../server/faults.ts';
import { tinyPicture } from '../server/tiny-pictures.ts';

type Bytes = Uint8Array<ArrayBuffer>;

type Fate = {
  name: string;
  answer: (bytes: Bytes) => Answer;
  /** What of the picture is sent with a proper end; absent: it must not arrive. */
  delivers?: (bytes: Bytes) => Bytes;
  /** The server says that it did no work, so that it may be asked again by itself. */
  free?: true;
};

/** One order as the server saw it; `sha256` is of the bytes that it sent with a proper end. */
export type Ordered = { seed: number; fate: string; free: boolean; sha256?: string };

const all = (bytes: Bytes) => bytes;
const half = (bytes: Bytes) => bytes.subarray(0, bytes.length >> 1);

const whole: Fate = { name: 'whole', answer: (bytes) => picture({ bytes }), delivers: all };

const faults: readonly Fate[] = [
  { name: '500', answer: () => failure(500, 'CUDA out of memory') },
  { name: '503', answer: () => loadingModel(0.1), free: true },
  { name: 'reset at once', answer: resetBeforeHeaders },
  { name: 'reset after the headers', answer: resetAfterHeaders },
  { name: 'cut', answer: lengthTooLarge },
  { name: 'cut unnoticed', answer: (bytes) => picture({ bytes: half(bytes) }), delivers: half },
  { name: 'web page', answer: () => webPage() },
  { name: 'wrong type', answer: (bytes) => picture({ bytes, claims: 'application/json' }), delivers: all },
  { name: 'slow', answer: (bytes) => slowly(picture({ bytes })), delivers: all },
];

/**
 * A server of the documented API that meets one order in ten with a fault, and no two with the same picture. The n-th order
 * meets the same fate whenever the chance has the same seed.
 */
export function faultyApi(seed: number): { answer: Answer; orders: Ordered[] } {
  const chance = chanceFrom(seed);
  const orders: Ordered[] = [];
  const answer: Answer = async (request, raw) => {
    const asked: { parameters: { seed: number } } = await request.clone().json();
    const fate = (chance(10) === 0 && faults[chance(faults.length)]) || whole;
    // The colour is the order's number: 24 bits of it.
    const bytes: Bytes = tinyPicture('image/png', { width: 48, height: 48, color: orders.length });
    const sent = fate.delivers?.(bytes);
    orders.push({
      seed: asked.parameters.seed,
      fate: fate.name,
      free: fate.free ?? false,
      ...(sent && { sha256: createHash('sha256').update(sent).digest('hex') }),
    });
    return fate.answer(bytes)(request, raw);
  };
  return { answer, orders };
}

function slowly(answer: Answer): Answer {
  return async (request, raw) => {
    await wait(400, request.signal);
    return answer(request, raw);
  };
}
