import { Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import { lazyPart } from '#lib/lazy-part.tsx';
import { useAtGate } from '#queue/paused.ts';
import { DropHint } from './drop-hint.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import { GalleryBar, type Show } from './gallery-bar.tsx';
import { incoming } from './incoming.ts';
import { JobFrame } from './job-frame.tsx';
import { frameSizeStore } from './stores.ts';
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
  selected: string | undefined;
  onSelect: (id: string) => void;
  onView: (id: string) => void;
  onTry: (prompt: string) => void;
};

/** The gallery under its bar, with jobs in the frames that are still owed. */
export function Wall({ jobs, show, onShow, onExport, isDemo, onTry, ...gallery }: WallProps) {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const atGate = useAtGate();
  const { isDragging } = useSyncExternalStore(incoming.subscribe, incoming.get);
  return (
    <>
      {isDragging && <DropHint />}
      <GalleryBar show={show} onShow={onShow} onExport={onExport} />
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      <Gallery
        {...gallery}
        onlyPicks={show === 'picks'}
        frameSize={frameSize}
        jobIds={jobs.map(({ id }) => id)}
        pendingIds={jobs.filter(({ live }) => live?.state.status === 'pending').map(({ id }) => id)}
        onCancel={queue.drop}
        renderJob={(id, label) => <JobFrame job={jobs.find((job) => job.id === id)} label={label} />}
        empty={<EmptyGallery isDemo={isDemo} onTry={onTry} />}
      />
    </>
  );
}
