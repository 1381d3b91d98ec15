import { library } from '#library/database.ts';
import { readHash } from '#library/hashes.ts';
import type { PictureLine } from './format.ts';
import { type OthersPlan, planOthers } from './plan-others.ts';
import type { Archive } from './read-archive.ts';
import { pictureRows } from './records.ts';

/** What a restore would do; nothing is written to find out. Lists of pictures by what becomes of them. */
export type Plan = {
  /** Not here: they come. */
  fresh: PictureLine[];
  /** Here without their pixels, which come back, or without even a small copy, which does. */
  emptied: PictureLine[];
  here: number;
  /** The same pixels are here under another id. */
  twins: number;
  /** Deleted here, not long ago: they stay deleted. */
  deleted: number;
  /** Each with why it cannot come. */
  damaged: { line: PictureLine; why: string }[];
  others: OthersPlan;
};

/** Looks at every picture that would come, bytes included, so that the plan is what happens. */
export async function planRestore(
  { lines, bytesOf }: Archive,
  { signal, onDone }: { signal: AbortSignal; onDone: (done: number, of: number) => void },
): Promise<Plan> {
  const db = await library();
  const pictures = lines.filter((line) => line.store === 'pictures');
  const [here, withPixels, withSmall, binned] = await Promise.all([
    db.getAllKeys('pictures'),
    db.getAllKeys('images'),
    db.getAllKeys('previews'),
    db.getAllKeys('trash'),
  ]).then((lists) => lists.map((ids) => new Set(ids)));
  const plan: Plan = {
    fresh: [],
    emptied: [],
    here: 0,
    twins: 0,
    deleted: 0,
    damaged: [],
    others: await planOthers(lines),
  };
  const known = await hashesBeside(pictures, [...(here ?? [])]);
  for (const [index, line] of pictures.entries()) {
    signal.throwIfAborted();
    onDone(index, pictures.length);
    const { id } = line.row;
    if (binned?.has(id)) plan.deleted++;
    else if (here?.has(id) && (withPixels?.has(id) || !(line.file || (line.small && !withSmall?.has(id))))) plan.here++;
    else if (line.file && known.has(line.file.sha256)) plan.twins++;
    else {
      const why = line.file && (await bytesOf(line).then(() => undefined, wordsOf));
      if (why !== undefined) plan.damaged.push({ line, why });
      else if (here?.has(id)) plan.emptied.push(line);
      else plan.fresh.push(line);
    }
  }
  return plan;
}

/**
 * SHA-256 of the pictures here that the archive does not name and that are as long as one it does. Those it names are
 * the same library: two of its own pictures may well be alike, and both come back.
 */
async function hashesBeside(pictures: readonly PictureLine[], here: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set(pictures.map(({ row }) => row.id));
  const lengths = new Set(pictures.map(({ row }) => row.bytes));
  const hashes = new Set<string>();
  for await (const { id, picture } of pictureRows(here.filter((id) => !named.has(id)))) {
    if (!picture || !lengths.has(picture.bytes)) continue;
    const sha256 = await readHash(id).catch(() => undefined);
    if (sha256 !== undefined) hashes.add(sha256);
  }
  return hashes;
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
