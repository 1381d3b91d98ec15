import { useQuery } from '@tanstack/react-query';
import { useLeaveWarning } from '#lib/use-leave-warning.ts';
import { NewerLibraryError } from '#library/fallback.ts';
import { pictureIdsQuery } from '#library/queries.ts';
import type { StorageState } from '#library/storage-state.ts';
import { Button } from '#ui/button.tsx';
import { openModal } from '#ui/dialog.tsx';
import { Note } from './note.tsx';

// What a newer library refuses is told here, once, and not by every list and button that asked for it.
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof NewerLibraryError) event.preventDefault();
});

type Memory = Extract<StorageState, { kind: 'memory' }>;
type Ailing = Exclude<StorageState, { kind: 'disk' }>;

/** Says that pictures are not kept as they should be, why, and what to do. */
export function StorageNote({ state, onBackUp }: { state: Ailing; onBackUp: () => void }) {
  switch (state.kind) {
    case 'waiting':
      return <Waiting />;
    case 'newer':
      return (
        <Note actions={<Reload />}>
          This library was written by a newer Proofsheet: reload the page to get it. Until then nothing is read or
          written here; a picture that still arrives can be downloaded from its frame.
        </Note>
      );
    case 'memory':
      return <InMemory state={state} onBackUp={onBackUp} />;
  }
}

function InMemory({ state, onBackUp }: { state: Memory; onBackUp: () => void }) {
  const { data: ids = [] } = useQuery(pictureIdsQuery);
  const isOwed = ids.length > state.inherited;
  useLeaveWarning(isOwed);
  return (
    <Note
      actions={
        <>
          {ids.length > 0 && (
            <Button size="small" onClick={onBackUp}>
              Back up
            </Button>
          )}
          <Reload />
        </>
      }
    >
      <strong className="font-semibold">Pictures are kept only until this page closes: </strong>
      {whyInMemory(state)} {isOwed && 'Before that, download or back up what you want to keep.'}
    </Note>
  );
}

/** The cause and what may mend it. */
function whyInMemory({ cause, words, inherited }: Memory): string {
  switch (cause) {
    case 'refused':
      return `the browser does not let this page use its storage (${words}). Allow it to keep site data, or leave the private window, then reload.`;
    case 'silent':
      return 'the storage of this browser does not answer. What was kept before is not lost: reload to try again, and restart the browser if that does not help.';
    case 'lost':
      return 'the storage of this browser broke off twice. What was kept before is not lost: reload to see it again.';
    case 'unmigrated':
      return `the library on this device could not be brought up to this version (${words}). It is there as it was, and its ${inherited === 1 ? 'picture is' : `${inherited.toLocaleString()} pictures are`} shown here: back them up, then reload to try again.`;
  }
}

function Reload() {
  return (
    <Button size="small" onClick={() => location.reload()}>
      Reload
    </Button>
  );
}

/** Nothing can be kept before the other page is closed, so nothing is begun either. */
function Waiting() {
  return (
    <dialog
      ref={openModal}
      tabIndex={-1}
      aria-labelledby="waiting-title"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.preventDefault();
      }}
      className="m-auto w-[min(28rem,calc(100vw-1.5rem))] rounded-xl border border-line bg-panel p-5 text-text shadow-2xl outline-none"
    >
      <div role="alert" className="grid gap-2">
        <h2 id="waiting-title" className="text-sm font-semibold">
          Proofsheet is open in another tab
        </h2>
        <p className="text-mute">
          That tab runs an earlier version and holds your library. Close it, or reload it: this page then goes on by
          itself. Nothing you typed is lost.
        </p>
      </div>
    </dialog>
  );
}
