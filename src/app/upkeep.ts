import type { QueryClient } from '@tanstack/react-query';
import { noteTime } from '#lib/confirmed-time.ts';
import { noteCount } from '#library/find-missing.ts';
import { onLibraryChange } from '#library/news.ts';
import { storageState } from '#library/storage-state.ts';
import { purgeTrash } from '#library/trash.ts';
import { keeping } from '#settings/tokens/token-keeping.ts';
import { keepOffline } from './offline.ts';
import { renewWhenDeployed } from './renewal.ts';

/** What a library needs done once in a while, and whose failure another start makes up for. */
export async function upkeep(client: QueryClient): Promise<void> {
  renewWhenDeployed(client);
  noteTime();
  keeping.listen();
  await keeping.check().catch(() => undefined); // it is looked up again before a token is sent
  // Browsers without folders have no need of this one either.
  if ('showDirectoryPicker' in globalThis) requestIdleCallback(() => void resumeFolder(client).catch(() => undefined)); // the storage view tells
  onLibraryChange(({ parts }) => {
    if (parts.includes('pictures') && storageState.get().kind === 'disk') void noteCount().catch(() => undefined); // the next one does
  });
  whenIdle(() => void keepOffline().catch(() => undefined)); // #checkup tells
  await purgeTrash();
}

/** Calls back when the page has nothing to do; Safari cannot say when that is. */
function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then);
  else setTimeout(then, 2000);
}

/** Goes on with the backup into a folder, where one was chosen: one read of a fact where none was. */
async function resumeFolder(client: QueryClient): Promise<void> {
  const { readFolder } = await import('#backup/folder-record.ts');
  if (!(await readFolder())) return;
  const [{ keepFolder }, { backupTag }] = await Promise.all([
    import('#backup/keep-folder.ts'),
    import('./backup-tag.ts'),
  ]);
  await keepFolder({ tag: backupTag, onNews: () => void client.invalidateQueries({ queryKey: ['facts'] }) });
}
