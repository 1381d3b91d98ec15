import type { QueryClient } from '@tanstack/react-query';
import { noteTime } from '#lib/confirmed-time.ts';
import { quietly } from '#lib/quietly.ts';
import { whenQuiet } from '#lib/when-idle.ts';
import { library } from '#library/database.ts';
import { noteCount } from '#library/find-missing.ts';
import { whenAtRest } from '#library/first-look.ts';
import { onLibraryChange } from '#library/news.ts';
import { storageState } from '#library/storage-state.ts';
import { purgeTrash } from '#library/trash.ts';
import { keeping } from '#settings/tokens/token-keeping.ts';
import { tellLeftOut } from './left-out.ts';
import { keepOffline } from './offline.ts';
import { renewWhenDeployed } from './renewal.ts';

/** What a library needs done once in a while, and whose failure another start makes up for. */
export async function upkeep(client: QueryClient): Promise<void> {
  renewWhenDeployed(client);
  noteTime();
  keeping.listen();
  await keeping.check().catch(() => undefined); // it is looked up again before a token is sent
  onLibraryChange(({ parts }) => {
    if (parts.includes('pictures') && storageState.get().kind === 'disk') void noteCount().catch(() => undefined); // the next one does
  });
  tellLeftOut();
  await whenAtRest();
  // Browsers without folders have no need of this one either.
  if ('showDirectoryPicker' in globalThis) quietly(resumeFolder(client)); // the storage view tells
  quietly(keepOffline()); // #checkup tells
  quietly(warmSearch(client)); // the first search does it
  await purgeTrash();
}

/** From so many pictures on it takes longer to read them than to type the first word of a search. */
const worthReadingEarly = 1000;
/** Nobody is scrolling after so long without a deed, in milliseconds. */
const quietMs = 3000;

/** Has the index of the search read the library before it is asked for, where there is much to read. */
async function warmSearch(client: QueryClient): Promise<void> {
  if (storageState.get().kind !== 'disk' || (await (await library()).count('pictures')) < worthReadingEarly) return;
  // Reading a hundred thousand rows keeps a disk and a core busy for seconds.
  await whenQuiet(quietMs);
  (await import('#search/ask-index.ts')).warmIndex(client);
}

/** Goes on with the backup into a folder, where one was chosen: one read of a fact where none was. */
async function resumeFolder(client: QueryClient): Promise<void> {
  const { readFolder } = await import('#backup/folder-record.ts');
  if (!(await readFolder())) return;
  const [{ keepFolder }, { lentToBackups }] = await Promise.all([
    import('#backup/keep-folder.ts'),
    import('./lent-to-backups.ts'),
  ]);
  await keepFolder(lentToBackups, () => void client.invalidateQueries({ queryKey: ['facts'] }));
}
