import { remembered } from '#lib/remembered.ts';
import type { Catalogue } from '#library/catalogue.ts';

/** Picture ids in the order they are seen, newest run first, which is the order arrow keys walk. */
export const seenOrder = remembered((pictures: Catalogue): readonly string[] =>
  pictures.runs.flatMap((run) => pictures.frames.get(run) ?? []),
);
