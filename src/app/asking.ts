import { asksFirst } from '#costs/asks-first.ts';
import { type Forecast, forecast } from '#costs/forecast.ts';
import { limits } from '#costs/limits.ts';
import { readUsualTime } from '#library/past-times.ts';
import type { Order } from '#library/rows.ts';

/** A run that waits for a person's word. */
export type Question = Forecast & { endpoint: string; answer: (go: boolean) => void };

let question: Question | undefined;
const listeners = new Set<() => void>();

function ask(next: Question | undefined): void {
  question = next;
  for (const each of listeners) each();
}

/** What is being asked, for `useSyncExternalStore`. */
export const asked = {
  get: () => question,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Whether a run may start: at once when it stays within the limits, else as a person says. One question at a time. */
export async function mayStart(orders: readonly Order[]): Promise<boolean> {
  const [order] = orders;
  if (!order || question) return false;
  const usual = await readUsualTime(order.endpoint.id, order.recipe).catch(() => null);
  const run = forecast(order.endpoint, orders.length, usual);
  if (!asksFirst(run, limits.get())) return true;
  if (question) return false;
  return new Promise((resolve) => {
    ask({
      ...run,
      endpoint: order.endpoint.name,
      answer: (go) => {
        ask(undefined);
        resolve(go);
      },
    });
  });
}
