import type { Ink } from '#painter/film/ink.ts';
import { blend, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';

/** Concentric arches with their centre at x0, y0, each a flat ink with a sprayed edge. Lengths in pixels. */
export function paintArches(
  surface: Surface,
  { width, height, grainTile }: Plan,
  x0: number,
  y0: number,
  radius: number,
  inks: readonly [Ink, ...Ink[]],
): void {
  const ringWidth = radius / (inks.length + 1.2);
  for (let y = Math.max(0, Math.floor(y0 - radius - 1)); y < height; y++) {
    // Below the centre the arches run straight down.
    const dy = Math.min(0, y + 0.5 - y0);
    for (let x = Math.max(0, Math.floor(x0 - radius - 1)); x < Math.min(width, x0 + radius + 1); x++) {
      const inwards = radius - Math.sqrt((x + 0.5 - x0) ** 2 + dy * dy);
      if (inwards <= -0.5) continue;
      const ring = Math.max(0, Math.min(inks.length - 1, Math.floor(inwards / ringWidth)));
      const inner = inwards / ringWidth - ring;
      // A thin gap between the rings lets the paper through.
      const gap = ring < inks.length - 1 ? Math.max(0, (inner - 0.9) * ringWidth + 0.5) : 0;
      const cover = Math.min(1, inwards + 0.5) * (1 - Math.min(1, gap));
      const own = inks[ring] ?? inks[0];
      const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
      blend(surface, y * width + x, own.l + (inner - 0.5) * 0.09 + grain * 0.025, own.a, own.b, cover);
    }
  }
}

/** Three discs printed over each other, darker where they overlap, as transparent inks are. Lengths in pixels. */
export function paintOverprint(
  surface: Surface,
  { width, height, grainTile, chance }: Plan,
  x0: number,
  y0: number,
  radius: number,
  inks: readonly Ink[],
): void {
  const luck = chance('overprint');
  const turn = luck.between(0, 6.28);
  for (const [index, own] of inks.entries()) {
    const angle = turn + (index * 2 * Math.PI) / inks.length;
    const [cx, cy] = [x0 + Math.cos(angle) * radius * 0.62, y0 + Math.sin(angle) * radius * 0.62];
    const size = radius * luck.between(0.75, 1.1);
    for (let y = Math.max(0, Math.floor(cy - size - 1)); y < Math.min(height, cy + size + 1); y++) {
      for (let x = Math.max(0, Math.floor(cx - size - 1)); x < Math.min(width, cx + size + 1); x++) {
        const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy];
        const cover = Math.min(1, Math.max(0, size - Math.sqrt(dx * dx + dy * dy) + 0.5));
        if (cover === 0) continue;
        const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
        // Fades towards its foot, in dots.
        const alpha = 0.9 - 0.42 * ((dy / size + 1) / 2) + grain * 0.08;
        blend(surface, y * width + x, own.l - 0.03, own.a, own.b, cover * alpha);
      }
    }
  }
}
