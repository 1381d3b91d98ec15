import { library } from '#library/database.ts';
import { type LibraryNews, onLibraryChange } from '#library/news.ts';
import { createCatalogue } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { createLooks } from './looks.ts';
import { readFailed, readPictures, readPicturesOf, readProjectNames, readRunNumbers } from './read-library.ts';

/** Pictures that are read at a time: some tens of milliseconds, after which a question may be answered. */
const chunk = 1000;

/**
 * The catalogue of this device's library, newest pictures first, and kept up to date: of what is written later, in any
 * tab, only the pictures it was about are read. `onChange` is told whenever there is something new to find.
 */
export function createLiveCatalogue(onChange: () => void) {
  const catalogue = createCatalogue();
  let failed = new Set<string>();
  let lastRun = 0;
  // One thing after the other: what was read first must not overwrite what was read later.
  let last: Promise<unknown> = Promise.resolve();
  /** Neighbours in the list of all pictures that are still to be read together; the newest come last. */
  let due: (readonly string[])[] = [];
  let isListed = false;
  let isFailing = false;
  /** A question may have everything read again once: what fails again would be read for ever. */
  let mayRetry = true;

  const enqueue = (task: () => Promise<void>) => {
    last = last.then(task).catch(() => {
      looks.stop();
      isFailing = true;
      onChange();
    });
  };
  const looks = createLooks({ catalogue, enqueue, onChange });

  /** What stands beside the pictures comes first: it is little, and every answer needs it. */
  async function begin(): Promise<void> {
    await Promise.all([readProjects(), readJobs(), readRuns(0)]);
    await readAll(() => false);
    isFailing = false;
  }

  /** Reads all pictures but those that are known, and forgets those that are there no more. */
  async function readAll(isKnown: (id: string) => boolean): Promise<void> {
    const ids = await (await library()).getAllKeys('pictures');
    const there = new Set(ids);
    for (const id of catalogue.order.map((row) => catalogue.ids[row] ?? ''))
      if (!there.has(id) && !failed.has(id)) forget(id);
    const parts = inParts(ids);
    // What was due may be known as it was before.
    due = due.length > 0 ? parts : parts.filter((part) => !part.every(isKnown));
    isListed = true;
    enqueue(readNext);
  }

  async function readNext(): Promise<void> {
    const part = due.at(-1);
    const [from, to] = [part?.[0], part?.at(-1)];
    if (from !== undefined && to !== undefined) {
      // From the last to the first, as the gallery has them, so that each is put behind the one before.
      for (const [id, entry] of (await readPictures(IDBKeyRange.bound(from, to))).reverse()) put(id, entry);
      due = due.slice(0, -1);
      // What was written meanwhile comes first.
      if (due.length > 0) enqueue(readNext);
      else mayRetry = true;
    }
    onChange();
  }

  async function readSome(ids: readonly string[]): Promise<void> {
    const found = new Map(await readPicturesOf(ids));
    for (const id of ids) {
      const entry = found.get(id);
      if (entry) put(id, entry);
      else if (!failed.has(id)) forget(id);
    }
  }

  async function readJobs(): Promise<void> {
    const entries = new Map(await readFailed());
    for (const id of failed) if (!entries.has(id)) forget(id);
    for (const [id, entry] of entries) catalogue.put(id, entry);
    failed = new Set(entries.keys());
  }

  async function readProjects(): Promise<void> {
    catalogue.vocabularies.project.nameAll(new Map(await readProjectNames()));
  }

  async function readRuns(after: number): Promise<void> {
    for (const [run, number] of await readRunNumbers(after)) {
      catalogue.numberRun(run, number);
      lastRun = Math.max(lastRun, number);
    }
  }

  function put(id: string, entry: Entry): void {
    failed.delete(id);
    catalogue.put(id, entry);
  }

  function forget(id: string): void {
    catalogue.drop(id);
    looks.forget(id);
  }

  async function hear({ parts, ids }: LibraryNews): Promise<void> {
    // What was missed while nothing could be read is not known: all of it is read again.
    if (isFailing) return begin();
    const has = (part: (typeof parts)[number]) => parts.includes(part);
    // Restored runs have numbers of before.
    if (has('runs')) await readRuns(ids ? lastRun : 0);
    if (has('projects')) await readProjects();
    if (has('jobs')) await readJobs();
    const isBeside = has('marks') || has('picks') || has('verdicts');
    if (has('pictures') || isBeside) {
      // Pictures themselves never change.
      const isKnown = (id: string) => !isBeside && catalogue.rowOf(id) !== undefined && !failed.has(id);
      await (ids ? readSome(ids) : readAll(isKnown));
    }
    if (has('previews') && ids) await looks.hear(ids);
    else onChange();
  }

  onLibraryChange((news) => enqueue(() => hear(news)));
  enqueue(begin);

  const left = () => due.reduce((all, part) => all + part.length, 0);
  /** The part that is read, 0 … 1. */
  const progress = () => {
    const there = catalogue.order.length;
    if (isListed && due.length === 0) return 1;
    return Math.min(0.99, there / Math.max(1, there + left()));
  };
  return {
    catalogue,
    progress,
    /** Looks at the pixels of what was not looked at yet. */
    lookAtPixels: () => looks.lookAtAll(progress() === 1),
    /** The part that was looked at, 0 … 1. */
    looked: looks.progress,
    /** Whether the library could not be read; it is tried once more then. */
    isFailing: () => {
      if (isFailing && mayRetry) {
        mayRetry = false;
        enqueue(begin);
      }
      return isFailing;
    },
  };
}

function inParts(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let start = 0; start < ids.length; start += chunk) parts.push(ids.slice(start, start + chunk));
  return parts;
}
