import { fractal1 } from '#painter/film/noise.ts';
import type { Plan } from '#painter/plan.ts';

/** The tops of a ridge, one row per column, from a function of x in units from the middle of the picture. */
export function ridgeLine(plan: Plan, top: (x: number) => number): Float32Array {
  const { width, unit, scheduler, noise } = plan;
  // A loose scheduler's hand trembles.
  const tremble = scheduler.looseness * unit * 0.01;
  return Float32Array.from({ length: width }, (_, column) => {
    const x = (column - width / 2) / unit;
    return top(x) + (tremble === 0 ? 0 : fractal1(x * 42, 3, noise + 977) * tremble);
  });
}
