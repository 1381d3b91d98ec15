import { lazy, Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import { useAtGate } from '#queue/paused.ts';
import { EmptyGallery } from './empty-gallery.tsx';
import { JobFrame } from './job-frame.tsx';
import { frameSizeStore } from './stores.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

// Comes when the session budget is reached.
const PausedNote = lazy(async () => ({ default: (await import('./paused-note.tsx')).PausedNote }));

type WallProps = {
  jobs: readonly FrameJob[];
  onlyPicks: boolean;
  isDemo: boolean;
  selected: string | undefined;
  onSelect: (id: string) => void;
  onView: (id: string) => void;
  onTry: (prompt: string) => void;
};

/** The gallery with jobs in the frames that are still owed. */
export function Wall({ jobs, isDemo, onTry, ...gallery }: WallProps) {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const atGate = useAtGate();
  return (
    <>
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      <Gallery
        {...gallery}
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
