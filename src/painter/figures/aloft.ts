import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import type { Stage } from '#painter/stage.ts';
import { paintFigure } from './figure.ts';
import { figureInks } from './figure-inks.ts';
import { balloon, rocket } from './shapes-crafts.ts';

/** Balloon and rocket, over the place where figures stand and clear of the upper edge. */
export function paintAloft(surface: Surface, plan: Plan, stage: Stage): void {
  const { reading, unit, width, horizon, chance } = plan;
  const { elements } = reading;
  if (elements.has('balloon')) {
    const luck = chance('balloon');
    const size = unit * luck.between(0.2, 0.26);
    const y = Math.max(size * 1.08, horizon - unit * luck.between(0.12, 0.22));
    const inks = figureInks(plan, 'balloon', elements.get('balloon'));
    paintFigure(surface, plan, balloon, inks, { x: stage.x, y, size, facesLeft: false });
  }
  if (elements.has('rocket')) {
    const size = unit * 0.26;
    const y = Math.max(size * 1.3, horizon - unit * 0.2);
    const x = stage.x + (stage.x > width / 2 ? -1 : 1) * unit * 0.06;
    const inks = figureInks(plan, 'rocket', elements.get('rocket'));
    paintFigure(surface, plan, rocket, inks, { x, y, size, facesLeft: false });
  }
}
