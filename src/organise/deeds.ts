import { count } from '#lib/count.ts';
import { changeFlags, type Flag, flagWith } from '#library/flags.ts';
import { changeMarks, type Mark, readMarksOf } from '#library/marks.ts';
import { readPicks } from '#library/pictures.ts';
import { hasId } from '#library/sorted-ids.ts';
import { deletePictures, restorePictures } from '#library/trash.ts';
import { withTags } from './tags.ts';

/** What was done with pictures, in words, and the way back. */
export type Done = { text: string; undo: () => Promise<unknown> };

type Ids = readonly string[];

/** Rings pictures, which takes back that they were rejected; or takes the rings off. */
export function pick(ids: Ids, picked: boolean): Promise<Done> {
  const text = picked ? `${pictures(ids)} picked.` : `The rings of ${pictures(ids)} are off.`;
  return flag(ids, 'pick', picked, text);
}

/** Rings pictures; when all of them are ringed, takes the rings off. */
export async function togglePick(ids: Ids): Promise<Done> {
  const picks = await readPicks();
  return pick(ids, !ids.every((id) => hasId(picks, id)));
}

/** @param rating 1 … 5, or 0 for none */
export function rate(ids: Ids, rating: number): Promise<Done> {
  const text = rating === 0 ? `${pictures(ids)} without a rating.` : `${pictures(ids)} rated ${rating} of 5.`;
  return change(ids, 'rating', () => (rating === 0 ? undefined : rating), text);
}

/** Rejects pictures, which takes their rings off; or takes that back. */
export function reject(ids: Ids, rejected: boolean): Promise<Done> {
  const text = rejected ? `${pictures(ids)} rejected.` : `${pictures(ids)} not rejected any more.`;
  return flag(ids, 'reject', rejected, text);
}

/** Rejects pictures; when all of them are rejected, takes that back. */
export async function toggleReject(ids: Ids): Promise<Done> {
  return reject(ids, !(await readMarksOf(ids)).every(({ rejected }) => rejected));
}

export function addTags(ids: Ids, tags: readonly string[]): Promise<Done> {
  return change(ids, 'tags', (mark) => withTags(mark.tags ?? [], tags), `${pictures(ids)} tagged ${tags.join(', ')}.`);
}

export function removeTag(ids: Ids, tag: string): Promise<Done> {
  const without = ({ tags = [] }: Mark) => {
    const left = tags.filter((each) => each !== tag);
    return left.length > 0 ? left : undefined;
  };
  return change(ids, 'tags', without, `The tag ${tag} is off ${pictures(ids)}.`);
}

/** @param project where to, by id and name; without one, out of any */
export function move(ids: Ids, project: { id: string; name: string } | undefined): Promise<Done> {
  const text = project ? `${pictures(ids)} moved to ${project.name}.` : `${pictures(ids)} moved out of any project.`;
  return change(ids, 'project', () => project?.id ?? '', text);
}

/** Moves pictures to the trash. */
export async function remove(ids: Ids): Promise<Done> {
  await deletePictures(ids);
  return { text: `${pictures(ids)} deleted.`, undo: () => restorePictures(ids) };
}

/** Gives pictures a flag or takes it back. Undo gives each the one it had. */
async function flag(ids: Ids, flag: Flag, isGiven: boolean, text: string): Promise<Done> {
  const before = await changeFlags(ids, (was) => flagWith(flag, isGiven, was));
  return { text, undo: () => changeFlags([...before.keys()], (_, id) => before.get(id)) };
}

/** Changes one thing that is said of pictures. Undo takes back that thing alone: what was said since stays. */
async function change<Field extends Exclude<keyof Mark, 'id'>>(
  ids: Ids,
  field: Field,
  to: (mark: Mark) => Mark[Field],
  text: string,
): Promise<Done> {
  const before = await changeMarks(ids, (mark) => ({ ...mark, [field]: to(mark) }));
  const byId = new Map(before.map((mark) => [mark.id, mark[field]]));
  return { text, undo: () => changeMarks(ids, (mark) => ({ ...mark, [field]: byId.get(mark.id) })) };
}

function pictures({ length }: Ids): string {
  return count(length, 'picture');
}
