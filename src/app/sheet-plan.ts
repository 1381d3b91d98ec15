import { demoEndpoint } from '#inference/endpoint.ts';
import { planSweep, type SweepPlan } from '#recipe/sweep/plan-sweep.ts';
import type { Sweep, SweepLookup } from '#recipe/sweep/sweep.ts';
import { endpoints } from '#settings/endpoints.ts';

const lookups = new WeakMap<object, SweepLookup>();

/** What names on an axis stand for on this page. The same object until the endpoints change. */
export function sweepLookup(): SweepLookup {
  const stored = endpoints.get();
  const known = lookups.get(stored);
  if (known) return known;
  const lookup: SweepLookup = {
    endpoints: [demoEndpoint, ...stored.own].map(({ id, name }) => ({ id, name })),
    presets: [],
    expand: (template) => [template],
  };
  lookups.set(stored, lookup);
  return lookup;
}

const plans = new WeakMap<Sweep, { lookup: SweepLookup; plan: SweepPlan }>();

/** What a stored sweep comes to. Worked out once: a sheet of a thousand cells is drawn with every job that moves. */
export function planOf(sweep: Sweep, lookup: SweepLookup): SweepPlan {
  const known = plans.get(sweep);
  if (known?.lookup === lookup) return known.plan;
  const plan = planSweep(sweep, lookup);
  plans.set(sweep, { lookup, plan });
  return plan;
}
