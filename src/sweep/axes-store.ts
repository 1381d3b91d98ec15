import { persisted } from '#lib/persisted.ts';
import { sweepSchema } from '#recipe/sweep/sweep.ts';

/** The axes as last typed, so that a dialog closed by a slip of the hand comes back as it was. This tab's own. */
export const axesStore = persisted(
  'proofsheet.sweep-axes',
  sweepSchema.shape.axes,
  [],
  () => globalThis.sessionStorage,
);
