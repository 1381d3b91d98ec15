import { assertNever } from '#lib/assert-never.ts';
import { readImage, readPicture } from '#library/pictures.ts';
import type { Picture } from '#library/rows.ts';
import { isJudged, readUnjudged, type Verdict, writeVerdict } from '#library/verdicts.ts';
import { askComparison } from './ask-comparison.ts';
import { cacheSign } from './cache-sign.ts';
import type { Compared } from './compare-worker.ts';
import { gradeOf } from './grade.ts';

/** A repeat that cannot be compared with its picture, and why. */
export type Unjudged = { id: string; why: string };

type Compare = (task: { picture: Blob; repeat: Blob; draw: false }) => Promise<Compared>;

/**
 * Compares every repeat that was not compared yet with its picture, one after the other, and writes down what comes of
 * it: the repeats of one picture, or all there are. Gives those that cannot be compared.
 */
export async function judge(of?: string, compare: Compare = askComparison): Promise<Unjudged[]> {
  const left: Unjudged[] = [];
  for (const id of await readUnjudged(of)) {
    const why = await once(id, () => judgeRepeat(id, compare));
    if (why !== undefined) left.push({ id, why });
  }
  return left;
}

/** The reason why it cannot be told, or undefined when the verdict is written. */
async function judgeRepeat(id: string, compare: Compare): Promise<string | undefined> {
  const repeat = await readPicture(id).catch(() => undefined);
  const of = repeat?.check?.of;
  if (!repeat || of === undefined) return 'The record of this repeat cannot be read.';
  const picture = await readPicture(of).catch(() => undefined);
  if (!picture) return 'The picture it repeats was deleted.';
  const images = await Promise.all([readImage(of), readImage(id)]).catch((error: Error) => error.message);
  if (typeof images === 'string') return images;
  const [image, again] = images;
  const found = foundBy(await compare({ picture: image, repeat: again, draw: false }));
  if ('why' in found) return found.why;
  const cached = cacheSign(picture, repeat, found.sameBytes);
  await writeVerdict({ ...madeBy(repeat), id, of, at: Date.now(), ...found, ...(cached && { cached }) });
  return undefined;
}

type Found = Pick<Verdict, 'verdict' | 'sameBytes' | 'pixels' | 'sizes'>;

function foundBy(compared: Compared): Found | { why: string } {
  switch (compared.kind) {
    case 'same':
      return { verdict: 'identical', sameBytes: true };
    case 'measured':
      return { verdict: gradeOf(compared.pixels), sameBytes: false, pixels: compared.pixels };
    case 'sizes':
      return { verdict: 'different', sameBytes: false, sizes: compared.sizes };
    case 'unreadable':
      return { why: compared.why };
    case 'drawn':
      return { why: 'It was drawn and not measured.' };
    default:
      return assertNever(compared);
  }
}

function madeBy({ check, endpoint: { id, name, baseUrl }, recipe: { model }, notes: { route } }: Picture) {
  return {
    endpoint: { id, name, baseUrl },
    model,
    ...(route && { provider: route.provider }),
    ...(check?.without !== undefined && { without: check.without }),
  };
}

/** One at a time in all tabs: whoever comes second finds the repeat judged. */
async function once(id: string, work: () => Promise<string | undefined>): Promise<string | undefined> {
  const { locks } = globalThis.navigator ?? {};
  if (!locks) return work();
  return locks.request(`proofsheet-verdict-${id}`, async () => ((await isJudged(id)) ? undefined : work()));
}
