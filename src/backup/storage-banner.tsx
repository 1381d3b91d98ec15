import { Suspense, useSyncExternalStore } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';
import { storageState } from '#library/storage-state.ts';

const StorageNote = lazyPart(async () => (await import('./storage-note.tsx')).StorageNote);

/** Under the header while pictures cannot be kept as they should be; what it says comes when it is needed. */
export function StorageBanner({ onBackUp }: { onBackUp: () => void }) {
  const state = useSyncExternalStore(storageState.subscribe, storageState.get);
  if (state.kind === 'disk') return null;
  return (
    <Suspense>
      <StorageNote state={state} onBackUp={onBackUp} />
    </Suspense>
  );
}
