import { asksFirst } from '#costs/asks-first.ts';
import { type Forecast, forecast, together } from '#costs/forecast.ts';
import { laneGroups } from '#costs/lane-groups.ts';
import { limits } from '#costs/limits.ts';
import { watched } from '#lib/watched.ts';
import { readUsualTime } from '#library/past-times.ts';
import type { Order } from '#library/rows.ts';

/** A run that waits for a person's word. */
export type Question = Forecast & { endpoint: string; answer: (go: boolean) => void };

/** What is being asked. */
export const asked = watched<Question | undefined>(undefined);

/** Whether a run may start: at once when it stays within the limits, else as a person says. One question at a time. */
export async function mayStart(orders: readonly Order[]): Promise<boolean> {
  if (orders.length === 0 || asked.get()) return false;
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
  if (asked.get()) return false;
  return new Promise((resolve) => {
    asked.set({
      ...run,
      endpoint: [...new Set(groups.map(({ endpoint }) => endpoint.name))].join(', '),
      answer: (go) => {
        asked.set(undefined);
        resolve(go);
      },
    });
  });
}
