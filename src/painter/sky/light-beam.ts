import type { Standing } from '#painter/figures/figure.ts';
import { blend, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';

/** The two beams of a lighthouse, where it is dark or thick enough to see them. */
export function paintBeam(surface: Surface, plan: Plan, { x, y, size }: Standing): void {
  const { palette, unit, width, height, reading } = plan;
  const isThick = reading.weather.has('fog') || reading.weather.has('storm') || reading.weather.has('rain');
  const strength = palette.skyLow.l < 0.8 || isThick ? 0.6 : 0.14;
  const lampY = y - size * 0.84;
  const { l, a, b } = palette.lamp;
  for (let row = 0; row < height; row++) {
    const dy = (row + 0.5 - lampY) / unit;
    for (let column = 0; column < width; column++) {
      const dx = (column + 0.5 - x) / unit;
      const reach = Math.sqrt(dx * dx + dy * dy);
      // Tilted a little, so that it sweeps over the water and not along the ruler.
      const off = Math.abs(dy + dx * 0.1) / (0.012 + Math.abs(dx) * 0.13);
      const beam = off > 1 ? 0 : (1 - off * off) * Math.exp(-reach * 2.1) * strength;
      const halo = reach > 0.15 ? 0 : 0.5 * strength * Math.exp(-reach * reach * 420);
      const alpha = Math.min(1, beam + halo);
      if (alpha > 0.003) blend(surface, row * width + column, l, a, b, alpha);
    }
  }
}
