import * as z from 'zod/mini';
import { library } from '#library/database.ts';
import { readFact, writeFact } from '#library/facts.ts';

/** From so many pictures on there is something to lose. */
const worthKeeping = 3;

const askedName = 'persist-asked';

/**
 * Asks the browser, once in the life of a library, not to clear it away: when the third picture is kept, since before
 * there is nothing to keep. Firefox asks the person; others decide by themselves.
 */
export async function askToPersist(): Promise<void> {
  const { storage } = navigator;
  if (!storage?.persist || (await storage.persisted())) return;
  if ((await (await library()).count('pictures')) < worthKeeping || (await readFact(askedName, z.boolean()))) return;
  await writeFact(askedName, true);
  await storage.persist();
}
