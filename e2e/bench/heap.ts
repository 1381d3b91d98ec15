import { type CDPSession, expect, type Page } from '@playwright/test';
import * as z from 'zod/mini';

const answerSchema = z.object({ result: z.object({ usedSize: z.number(), backingStorageSize: z.number() }) });

/** What the page's own thread holds after a collection, in MB. */
export async function pageHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize + backingStorageSize) / 1e6;
}

/** The same of one of its workers, by the name that was given to it; NaN where there is none. */
export async function workerHeap(page: Page, name: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const sessionId = await attach(session, name);
  if (sessionId === undefined) return Number.NaN;
  // A call with the number of one that is still under way would never be answered.
  const send = (id: number, method: string) =>
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
  const answered = new Promise<number>((resolve) =>
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { data } = answerSchema.safeParse(JSON.parse(message));
      if (data) resolve((data.result.usedSize + data.result.backingStorageSize) / 1e6);
    }),
  );
  await send(1, 'HeapProfiler.collectGarbage');
  await send(2, 'Runtime.getHeapUsage');
  return answered;
}

/** Attaches to the workers there are, and gives the session of the one of that name once it listens. */
async function attach(session: CDPSession, name: string): Promise<string | undefined> {
  let found: string | undefined;
  const listening = new Set<string>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.title === name) found = sessionId;
  });
  // The first that each says; what is sent to one before that is lost.
  session.on('Target.receivedMessageFromTarget', ({ sessionId }) => listening.add(sessionId));
  // Resolves when all that are there have been told of. Playwright's own sessions speak to pages only, hence no `flatten`.
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  if (found !== undefined) await expect.poll(() => found && listening.has(found)).toBe(true);
  return found;
}
