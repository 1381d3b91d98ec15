import type { LinkProblem } from '#recipe/permalink.ts';
import type { Axis, Sweep } from './sweep.ts';

/** What the statements of a link say of a sweep. The base is the recipe of the same link. */
export type SweepReading = {
  axes: Axis[];
  images: number;
  /** Whether the link's prompt is a template. */
  variants: boolean;
  problems: LinkProblem[];
};

/** The fragment (without #) of a sweep: its definition, no picture and no endpoint but by name on an axis. */
export async function writeSweepLink(sweep: Sweep): Promise<{ link: string } | { problem: string }> {
  void sweep;
  return { problem: '' };
}

/** What `LinkReading.sweep`, the statements of a link, says. Never throws. */
export function readSweep(statements: readonly string[]): SweepReading {
  void statements;
  return { axes: [], images: 1, variants: false, problems: [] };
}
