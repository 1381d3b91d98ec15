import { Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import { lazyPart } from '#lib/lazy-part.tsx';
import { useAtGate } from '#queue/paused.ts';
import { DropHint } from './drop-hint.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import { GalleryBar, type Show } from './gallery-bar.tsx';
import { incoming } from './incoming.ts';
import { JobFrame } from './job-frame.tsx';
import type { Place } from './place.ts';
import { frameSizeStore } from './stores.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

const LineageView = lazyPart(async () => (await import('#lineage/lineage-view.tsx')).LineageView);

// Comes when the session budget is reached.
const PausedNote = lazyPart(async () => (await import('./paused-note.tsx')).PausedNote);

type WallProps = {
  jobs: readonly FrameJob[];
  place: Place;
  onPlace: (place: Place) => void;
  show: Show;
  onShow: (show: Show) => void;
  /** Absent while there is nothing to export. */
  onExport: (() => void) | undefined;
  isDemo: boolean;
  selected: string | undefined;
  labelOf: (id: string) => string;
  onSelect: (id: string | null) => void;
  onView: (id: string) => void;
  onTry: (prompt: string) => void;
};

/** The gallery under its bar, with jobs in the frames that are still owed; or what stands in its place. */
export function Wall({ jobs, place, onPlace, show, onShow, onExport, isDemo, onTry, labelOf, ...pictures }: WallProps) {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const atGate = useAtGate();
  const { isDragging } = useSyncExternalStore(incoming.subscribe, incoming.get);
  const jobIds = jobs.map(({ id }) => id);
  return (
    <>
      {isDragging && <DropHint />}
      <GalleryBar place={place} onPlace={onPlace} show={show} onShow={onShow} onExport={onExport} />
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      {place === 'lineage' && (
        <Suspense>
          <LineageView {...pictures} jobIds={jobIds} labelOf={labelOf} />
        </Suspense>
      )}
      {place === 'gallery' && (
        <Gallery
          {...pictures}
          onlyPicks={show === 'picks'}
          frameSize={frameSize}
          jobIds={jobIds}
          pendingIds={jobs.filter(({ live }) => live?.state.status === 'pending').map(({ id }) => id)}
          onCancel={queue.drop}
          renderJob={(id, label) => <JobFrame job={jobs.find((job) => job.id === id)} label={label} />}
          empty={<EmptyGallery isDemo={isDemo} onTry={onTry} />}
        />
      )}
    </>
  );
}
