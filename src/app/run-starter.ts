import { limits } from '#costs/limits.ts';
import { frameId, type Order } from '#library/rows.ts';
import type { Planned } from '#recipe/plan-recipes.ts';
import type { Recipe, RequestOptions } from '#recipe/recipe.ts';
import { endpoints } from '#settings/endpoints.ts';
import { queue } from './wiring.ts';

type Plans = readonly (readonly Planned[])[];

/**
 * What starts runs at the selected endpoint, all of them from one picture or from none (''), after asking once where they
 * are beyond a limit. It gives the id of the last picture of the last run; undefined when a person decided against it.
 *
 * @param onStart hears the last recipe of each run and the id of its first picture, after its requests have left
 */
export function runStarter(onStart: (shown: Recipe, first: string) => void) {
  return (plans: Plans, options: RequestOptions, parent: string): string | undefined | Promise<string | undefined> => {
    const endpoint = endpoints.selected();
    const runs = plans.map((plan) => plan.map((each) => ({ ...each, options, endpoint, ...(parent && { parent }) })));
    return endpoint.price || limits.get().pictures !== null ? askAndStart(runs) : runs.map(start).at(-1);
  };

  async function askAndStart(runs: Order[][]): Promise<string | undefined> {
    const { mayStart } = await import('./asking.ts');
    return (await mayStart(runs.flat())) ? runs.map(start).at(-1) : undefined;
  }

  function start(orders: Order[]): string {
    const run = queue.start(orders);
    const shown = orders.at(-1)?.recipe;
    // The requests leave within this task, and drawing does not hold them up.
    setTimeout(() => shown && onStart(shown, frameId(run, 1)));
    return frameId(run, orders.length);
  }
}
