import { demoEndpoint, type Endpoint } from '#inference/endpoint.ts';
import type { Order, Picture } from '#library/rows.ts';
import { endpoints } from '#settings/endpoints.ts';
import { type FieldTest, repeatOrder } from '#verify/repeat.ts';
import { mayStart } from './asking.ts';
import type { Notice } from './notice.tsx';
import { queue } from './wiring.ts';

/**
 * Repeats a picture's request, to be compared with it: exactly, or with a parameter changed for each test, or both.
 * Resolves to whether anything was sent; a run beyond the designer's limits asks first.
 */
export async function startRepeats(picture: Picture, tests: readonly FieldTest[], exactToo: boolean): Promise<boolean> {
  const exact = exactToo ? [repeatOrder(picture)] : [];
  const orders = [...exact, ...tests.map((test) => repeatOrder(picture, test))].map(atTodaysPrice);
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
  if (!(await startRepeats(picture, [], true))) return;
  const caution = cautionOf(picture);
  tell({
    text: `${labelOf(picture.id)} is being made again with the cache off, to be compared.${caution ? ` ${caution}` : ''}`,
  });
}

/** What to know before a picture's request is sent again; undefined when there is nothing. */
export function cautionOf({ endpoint, notes }: Picture): string | undefined {
  const now = nowOf(endpoint);
  if (notes.notSent?.includes('seed'))
    return 'This API takes no seed, so every repeat is another picture: expect “different”.';
  if (!now) return `“${endpoint.name}” was removed since. Repeats go to ${endpoint.baseUrl}, without a token.`;
  return now.baseUrl === endpoint.baseUrl
    ? undefined
    : `“${endpoint.name}” has another address now. Repeats go to the one that made this picture, ${endpoint.baseUrl}; a token goes along only if it was entered for that address.`;
}

function nowOf({ id }: Endpoint): Endpoint | undefined {
  return [demoEndpoint, ...endpoints.get().own].find((each) => each.id === id);
}

/** The request stays what it was; what it costs is what its endpoint charges now. */
function atTodaysPrice(order: Order): Order {
  const { price: then, ...endpoint } = order.endpoint;
  const now = nowOf(order.endpoint);
  const price = now ? now.price : then;
  return { ...order, endpoint: { ...endpoint, ...(price && { price }) } };
}
