import { library } from '#library/database.ts';
import { type LibraryNews, onLibraryChange } from '#library/news.ts';
import { createCatalogue } from './catalogue.ts';
import { readFailed, readFlaws, readNewRuns, readPictures, readProjectNames, readRunNumbers } from './read-library.ts';

/** Pictures that are read at a time: some tens of milliseconds, after which a question may be answered. */
const chunk = 500;

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
  let missing = 0;
  let isComplete = false;
  let isFailing = false;

  const enqueue = (task: () => Promise<void>) => {
    last = last.then(task).catch(() => {
      isFailing = true;
      onChange();
    });
  };

  /** Reads everything there is, and forgets what there is no more. */
  async function readAll(): Promise<void> {
    const ids = await (await library()).getAllKeys('pictures');
    const there = new Set(ids);
    for (const id of catalogue.order.map((row) => catalogue.ids[row] ?? ''))
      if (!there.has(id) && !failed.has(id)) forget(id);
    missing = ids.length;
    enqueue(() => readFrom(ids));
  }

  async function readFrom(ids: readonly string[]): Promise<void> {
    const part = ids.slice(-chunk);
    const [from, to] = [part[0], part.at(-1)];
    if (from === undefined || to === undefined) return readBeside();
    for (const [id, entry] of (await readPictures(IDBKeyRange.bound(from, to))).reverse()) catalogue.put(id, entry);
    missing -= part.length;
    onChange();
    // What was written meanwhile comes first.
    enqueue(() => readFrom(ids.slice(0, -chunk)));
  }

  async function readBeside(): Promise<void> {
    await Promise.all([readJobs(), readProjects()]);
    for (const [run, number] of await readRunNumbers()) numberRun(run, number);
    isComplete = true;
    onChange();
  }

  async function readSome(ids: readonly string[]): Promise<void> {
    const entries = await Promise.all(ids.map((id) => readPictures(IDBKeyRange.only(id))));
    const found = new Map(entries.flat());
    for (const id of ids) {
      const entry = found.get(id);
      if (entry) {
        failed.delete(id);
        catalogue.put(id, entry);
      } else if (!failed.has(id)) forget(id);
    }
  }

  async function readJobs(): Promise<void> {
    const entries = new Map(await readFailed());
    for (const id of failed) if (!entries.has(id)) forget(id);
    for (const [id, entry] of entries) catalogue.put(id, entry);
    failed = new Set(entries.keys());
  }

  async function readProjects(): Promise<void> {
    for (const [id, name] of await readProjectNames()) catalogue.vocabularies.project.rename(id, name);
  }

  function numberRun(run: string, number: number): void {
    catalogue.numberRun(run, number);
    lastRun = Math.max(lastRun, number);
  }

  function forget(id: string): void {
    catalogue.drop(id);
    looked.delete(id);
  }

  async function hear({ parts, ids }: LibraryNews): Promise<void> {
    const has = (part: (typeof parts)[number]) => parts.includes(part);
    if (has('runs')) for (const [run, number] of await readNewRuns(lastRun)) numberRun(run, number);
    if (has('projects')) await readProjects();
    if (has('jobs')) await readJobs();
    if (has('pictures') || has('marks') || has('picks') || has('verdicts')) await (ids ? readSome(ids) : readAll());
    onChange();
  }

  const looked = new Set<string>();
  let isLooking = false;
  let isLookedAt = false;

  /** Finds out which pictures are black or damaged, which only their small copies say: read when it is asked for. */
  function lookAtPixels(): void {
    if (isLooking) return;
    isLooking = true;
    const ids = catalogue.order.map((row) => catalogue.ids[row] ?? '').filter((id) => !looked.has(id));
    enqueue(() => lookAt(ids));
  }

  async function lookAt(ids: readonly string[]): Promise<void> {
    const flaws = await readFlaws(ids.slice(0, chunk));
    for (const [id, flaw] of flaws) {
      const row = catalogue.rowOf(id);
      if (row === undefined) continue;
      looked.add(id);
      if (flaw !== 'none') catalogue.setState(row, flaw, true);
    }
    if (ids.length > chunk) {
      onChange();
      return enqueue(() => lookAt(ids.slice(chunk)));
    }
    isLooking = false;
    const isNew = !isLookedAt || flaws.some(([, flaw]) => flaw !== 'none');
    isLookedAt = isComplete;
    if (isNew) onChange();
  }

  onLibraryChange((news) => enqueue(() => hear(news)));
  enqueue(readAll);

  return {
    catalogue,
    lookAtPixels,
    /** Whether a look at the pixels is still to be waited for. */
    isLooking: () => isLooking && !isLookedAt,
    /** The part that is read, 0 … 1. */
    progress: () => {
      const there = catalogue.order.length;
      if (isComplete && missing <= 0) return 1;
      return Math.min(0.99, there / Math.max(1, there + Math.max(0, missing)));
    },
    isFailing: () => isFailing,
  };
}
