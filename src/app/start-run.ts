import { limits } from '#costs/limits.ts';
import { frameId, type Order } from '#library/rows.ts';
import { queue } from './wiring.ts';

/**
 * Starts a run, at once where nobody has to be asked: its requests leave within this task. Gives the id of its last
 * picture, or undefined when a person decided against it.
 */
export function startRun(orders: readonly Order[]): string | Promise<string | undefined> {
  const asks = limits.get().pictures !== null || orders.some(({ endpoint }) => endpoint.price);
  return asks ? askAndStart(orders) : start(orders);
}

async function askAndStart(orders: readonly Order[]): Promise<string | undefined> {
  const { mayStart } = await import('./asking.ts');
  return (await mayStart(orders)) ? start(orders) : undefined;
}

function start(orders: readonly Order[]): string {
  return frameId(queue.start(orders), orders.length);
}
