import { Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import type { Gesture } from '#gallery/selection.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { useAtGate } from '#queue/paused.ts';
import { DropHint } from './drop-hint.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import { GalleryBar, type Show } from './gallery-bar.tsx';
import { incoming } from './incoming.ts';
import { JobFrame } from './job-frame.tsx';
import { MissingNote } from './missing-note.tsx';
import { frameSizeStore, viewStore } from './stores.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

// Comes when the session budget is reached.
const PausedNote = lazyPart(async () => (await import('./paused-note.tsx')).PausedNote);

type WallProps = {
  jobs: readonly FrameJob[];
  show: Show;
  onShow: (show: Show) => void;
  /** Absent while there is nothing to export. */
  onExport: (() => void) | undefined;
  isDemo: boolean;
  /** The pictures to show, and their order where that is not by time. */
  shown: readonly string[];
  order: readonly string[] | undefined;
  selected: string | undefined;
  marked: ReadonlySet<string>;
  onSelect: (id: string, gesture: Gesture) => void;
  onView: (id: string) => void;
  onTry: (prompt: string) => void;
};

/** The gallery under its bar, with jobs in the frames that are still owed. */
export function Wall({ jobs, show, onShow, onExport, isDemo, onTry, ...gallery }: WallProps) {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const view = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  const atGate = useAtGate();
  const { isDragging } = useSyncExternalStore(incoming.subscribe, incoming.get);
  return (
    <>
      {isDragging && <DropHint />}
      <GalleryBar show={show} onShow={onShow} onExport={onExport} />
      <MissingNote />
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      <Gallery
        {...gallery}
        view={view}
        frameSize={frameSize}
        jobIds={show === 'picks' ? [] : jobs.map(({ id }) => id).sort()}
        pendingIds={jobs.filter(({ live }) => live?.state.status === 'pending').map(({ id }) => id)}
        onCancel={queue.drop}
        renderJob={(id, label) => <JobFrame job={jobs.find((job) => job.id === id)} label={label} />}
        empty={show === 'picks' ? <NoPicks /> : <EmptyGallery isDemo={isDemo} onTry={onTry} />}
      />
    </>
  );
}

function NoPicks() {
  return (
    <p className="max-w-72 text-center text-mute">
      No picks yet. Press <kbd className="mono">P</kbd> on a picture, or the ring on it, to mark the ones worth keeping.
    </p>
  );
}
