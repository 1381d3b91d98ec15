import { useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import { JobFrame } from './job-frame.tsx';
import { frameSizeStore } from './stores.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

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
  return (
    <Gallery
      {...gallery}
      frameSize={frameSize}
      jobIds={jobs.map(({ id }) => id)}
      pendingIds={jobs.filter(({ live }) => live?.state.status === 'pending').map(({ id }) => id)}
      onCancel={queue.drop}
      renderJob={(id, label) => <JobFrame job={jobs.find((job) => job.id === id)} label={label} />}
      empty={<EmptyGallery isDemo={isDemo} onTry={onTry} />}
    />
  );
}
