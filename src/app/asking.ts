import { asksFirst } from '#costs/asks-first.ts';
import { type Forecast, forecast, together } from '#costs/forecast.ts';
import { limits } from '#costs/limits.ts';
import { readUsualTime } from '#library/past-times.ts';
import type { Order } from '#library/rows.ts';
import { laneGroups } from './lane-groups.ts';

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
  if (orders.length === 0 || question) return false;
  const groups = laneGroups(orders);
  const run = together(
    await Promise.all(
      groups.map(async ({ endpoint, recipe, images }) => {
        const usual = await readUsualTime(endpoint.id, recipe).catch(() => null);
        return forecast(endpoint, images, usual);
      }),
    ),
  );
  if (!asksFirst(run, limits.get())) return true;
  if (question) return false;
  return new Promise((resolve) => {
    ask({
      ...run,
      endpoint: [...new Set(groups.map(({ endpoint }) => endpoint.name))].join(', '),
      answer: (go) => {
        ask(undefined);
        resolve(go);
      },
    });
  });
}
