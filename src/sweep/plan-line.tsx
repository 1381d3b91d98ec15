import { count } from '#lib/count.ts';
import type { SweepPlan } from '#recipe/sweep/plan-sweep.ts';

/** What a plan comes to, live: "4 × 3 × 2 = 24 pictures"; and what is wrong with it as a whole. */
export function PlanLine({ plan: { axes, cells, problems }, images }: { plan: SweepPlan; images: number }) {
  const sides = axes.map(({ values }) => values.filter(({ skip }) => !skip).length);
  const holes = axes.some(({ values }) => values.some(({ skip }) => skip));
  const factors = [...sides, ...(images > 1 ? [images] : [])];
  const product = factors.length > 1 ? `${factors.join(' × ')} = ` : '';
  const pictures = count(cells.length, 'picture');
  return (
    <div>
      <p className="mono text-text" role="status" aria-label="Pictures of the sweep">
        {sides.includes(0)
          ? 'Type the values to go over'
          : `${product}${pictures}${holes ? ', without what is left out' : ''}`}
      </p>
      {problems
        .filter(({ axis }) => axis === undefined)
        .map(({ text, kind }) => (
          <p key={text} className={`mt-1 text-xs ${kind === 'error' ? 'text-danger-text' : 'text-mute'}`}>
            {text}
          </p>
        ))}
    </div>
  );
}
