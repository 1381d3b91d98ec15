import * as z from 'zod/mini';
import { library } from '#library/database.ts';
import { readFact, writeFact } from '#library/facts.ts';

/** From so many pictures on there is something to lose, and then more. */
const milestones = [3, 30, 300];

const askedName = 'persist-asked';

/** At how many pictures the browser was asked last. Earlier versions noted that they had asked, which they did at three. */
const askedSchema = z.union([z.int(), z.boolean()]);

/** Nothing is left to ask in the life of this page: then no picture costs a look. */
let isSettled = false;

/**
 * Asks the browser not to clear the library away: when the third picture is kept, since before there is nothing to keep,
 * and where it said no, twice more when there is more to lose, as browsers decide by how much a site is used. Firefox
 * asks the person, and that only once.
 */
export async function askToPersist(): Promise<void> {
  const { storage } = navigator;
  if (isSettled || !storage?.persist) return;
  const noted = (await readFact(askedName, askedSchema)) ?? 0;
  const asked = noted === true ? 3 : Number(noted);
  const due = milestones.find((milestone) => milestone > asked);
  isSettled = due === undefined || (asked > 0 && asksPerson()) || (await storage.persisted());
  if (isSettled || due === undefined) return;
  const count = await (await library()).count('pictures');
  if (count < due) return;
  await writeFact(askedName, count);
  isSettled = await storage.persist();
}

/** Whether asking shows a question to the person: Firefox's does, and only there is this name known. */
function asksPerson(): boolean {
  return 'mozInnerScreenX' in globalThis;
}
