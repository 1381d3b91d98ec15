import type { Picture } from '#library/rows.ts';
import { endpoints } from '#settings/endpoints.ts';
import { type FieldTest, repeatOrder } from '#verify/repeat.ts';
import { mayStart } from './asking.ts';
import type { Notice } from './notice.tsx';
import { whyNotVerify } from './why-not-verify.ts';
import { queue } from './wiring.ts';

/**
 * Repeats a picture's request, to be compared with it: exactly, or with a parameter changed for each test, or both.
 * Resolves to whether anything was sent: only to the endpoint that made it, at the price it has now. A run beyond the
 * designer's limits asks first.
 */
export async function startRepeats(picture: Picture, tests: readonly FieldTest[], exactToo: boolean): Promise<boolean> {
  const endpoint = endpoints.still(picture.endpoint);
  if (!endpoint || whyNotVerify(picture) !== undefined) return false;
  const exact = exactToo ? [repeatOrder(picture)] : [];
  const orders = [...exact, ...tests.map((test) => repeatOrder(picture, test))].map((order) => ({
    ...order,
    endpoint,
  }));
  const may = await mayStart(orders);
  if (may) queue.start(orders);
  return may;
}

/** Verifies a picture once, and says so. */
export async function repeatAndTell(
  picture: Picture,
  labelOf: (id: string) => string,
  tell: (notice: Notice) => void,
): Promise<void> {
  const why = whyNotVerify(picture);
  if (why !== undefined) return tell({ text: why });
  if (!(await startRepeats(picture, [], true))) return;
  const caution = cautionOf(picture);
  tell({
    text: `${labelOf(picture.id)} is being made again with the cache off, to be compared.${caution ? ` ${caution}` : ''}`,
  });
}

/** What to know before a picture's request is sent again; undefined when there is nothing. */
export function cautionOf({ notes }: Picture): string | undefined {
  return notes.notSent?.includes('seed')
    ? 'This API takes no seed, so every repeat is another picture: expect “different”.'
    : undefined;
}
