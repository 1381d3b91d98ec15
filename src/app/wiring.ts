import { focusManager, QueryClient } from '@tanstack/react-query';
import { changedIds } from '#library/catalogue.ts';
import { writeAgain } from '#library/database.ts';
import { follow } from '#library/follow.ts';
import { holdTab, markFailed, noteJob, removeJob, thisTab, writeJob } from '#library/jobs.ts';
import { announce, libraryParts, onLibraryChange } from '#library/news.ts';
import { addPicture } from '#library/pictures.ts';
import { projectQuery } from '#library/project-query.ts';
import { imageQuery, pictureIdsQuery, pictureQuery, previewQuery, readAhead, runsQuery } from '#library/queries.ts';
import { frameOf, type Picture } from '#library/rows.ts';
import { writeRefusedRun, writeRun } from '#library/runs.ts';
import type { SheetPictures } from '#library/sweeps.ts';
import type { Job } from '#queue/job.ts';
import type { QueuePorts } from '#queue/ports.ts';
import { createQueue } from '#queue/queue.ts';
import { tokens } from '#settings/tokens/tokens.ts';
import { pictureMaker } from './make-picture.ts';
import { projectStore } from './stores.ts';

/** Where the parts meet the world: one query client, one queue, and the listeners that live as long as the page. */

export const client = new QueryClient();

const infer = pictureMaker(client);

/** What costs money goes through the till, which comes when it is needed. */
const till = ({ endpoint }: Job) => endpoint.price && import('./till.ts').then(({ tillOf }) => tillOf(client));

const clear: QueuePorts['clear'] = (job) => till(job)?.then(({ clear }) => clear(job));

const jobs = createQueue(client, {
  tab: thisTab,
  now: Date.now,
  // A locked token is asked for before anything is sent or reserved.
  clear: (job) =>
    tokens.isLocked(job.endpoint)
      ? import('./unlocking.ts').then(({ unlockFor }) => unlockFor(client, job)).then(() => clear(job))
      : clear(job),
  infer: (job, wire) => till(job)?.then(({ make }) => make(job, wire, infer)) ?? infer(job, wire),
  writeRun,
  writeJob,
  noteJob,
  // The words for it come when something fails; the card of the job has asked for them by then.
  markFailed: async (id, error, receipt) =>
    markFailed(id, (await import('#queue/failure-note.ts')).failureNote(error, receipt !== undefined), receipt),
  removeJob,
  announceRun: (run) =>
    client.setQueryData(runsQuery.queryKey, (runs = []) => [{ ...run, number: (runs[0]?.number ?? 0) + 1 }, ...runs]),
  keep: async (picture, bytes) => {
    await writeRefusedRun(frameOf(picture.id).run);
    await writeAgain(() => addPicture(picture, bytes));
    show(picture, bytes);
    // Making the small copy decodes the picture: from here on it is known to be whole, or known to be damaged.
    void client.prefetchQuery(previewQuery(picture.id));
    void client.invalidateQueries({ queryKey: ['past-times'] });
    import('./safekeeping.ts').then(({ askToPersist }) => askToPersist()).catch(() => undefined); // the next picture asks
  },
});

/** Shows a picture that was just written, out of memory: what it is made of is not read again. */
function show(picture: Picture, bytes: Blob): void {
  const { id, cell, project } = picture;
  const added = [id];
  client.setQueryData(pictureQuery(id).queryKey, picture);
  client.setQueryData(imageQuery(id).queryKey, bytes);
  client.setQueryData(pictureIdsQuery.queryKey, (ids = []) => changedIds(ids, { added }));
  client.setQueryData(projectQuery(project ?? '').queryKey, (ids) => ids && changedIds(ids, { added }));
  if (cell)
    client.setQueryData<SheetPictures>(
      ['sweep', cell.sweep],
      (sheet) => sheet && new Map(sheet).set(cell.key, [...(sheet.get(cell.key) ?? []), id]),
    );
}

/** Runs are ordered for the project that is on show, whoever orders them. */
export const queue: typeof jobs = {
  ...jobs,
  start: (orders) => {
    const project = projectStore.get();
    return jobs.start(project === '' ? orders : orders.map((order) => ({ project, ...order })));
  },
};

/** Starts what runs beside the page. */
export function listen(): void {
  readAhead(client);
  // People switch tabs while a model loads, and retries would pause in a hidden tab; nothing here refetches on focus.
  focusManager.setFocused(true);
  holdTab();
  addEventListener('pagehide', queue.halt);
  addEventListener('pageshow', ({ persisted }) => {
    queue.resume();
    // The browser brought the page back as it was: what other tabs wrote meanwhile was told to nobody here.
    if (persisted) announce(libraryParts);
  });
  onLibraryChange((news) => {
    void follow(client, news).catch(() => undefined); // the part of the page that it needs is gone, which `renewal.ts` sees to
    // What is known of pictures as a whole, the cells they fill, the trees they stand in, repeats that are to be compared.
    if (news.parts.includes('pictures'))
      for (const part of ['storage', 'trash', 'sweep', 'lineage', 'verdict'] as const)
        void client.invalidateQueries({ queryKey: [part] });
  });
  import('./upkeep.ts').then(({ upkeep }) => upkeep(client)).catch(() => undefined); // another start will do it
}
