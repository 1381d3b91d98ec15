import { Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import { lazyPart } from '#lib/lazy-part.tsx';
import { useAtGate } from '#queue/paused.ts';
import { Button } from '#ui/button.tsx';
import type { Dialog } from './dialogs.tsx';
import { DropHint } from './drop-hint.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import { GalleryBar, type Show } from './gallery-bar.tsx';
import { incoming } from './incoming.ts';
import { JobFrame } from './job-frame.tsx';
import type { Notice } from './notice.tsx';
import type { Place } from './place.ts';
import { frameSizeStore } from './stores.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

// Comes when the session budget is reached.
const PausedNote = lazyPart(async () => (await import('./paused-note.tsx')).PausedNote);

const SweepPlace = lazyPart(async () => (await import('./sweep-place.tsx')).SweepPlace);

type WallProps = {
  place: Place;
  onPlace: (place: Place) => void;
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
  labelOf: (id: string) => string;
  onDialog: (dialog: Dialog) => void;
  tell: (notice: Notice) => void;
};

/** The gallery under its bar, with jobs in the frames that are still owed; or what else the main area shows. */
export function Wall({ place, onPlace, jobs, show, onShow, onExport, isDemo, onTry, ...rest }: WallProps) {
  const { labelOf, onDialog, tell, ...gallery } = rest;
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const atGate = useAtGate();
  const { isDragging } = useSyncExternalStore(incoming.subscribe, incoming.get);
  return (
    <>
      {isDragging && <DropHint />}
      <GalleryBar show={show} onShow={onShow} onExport={onExport} place={place} onPlace={onPlace} />
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      {place.kind === 'gallery' ? (
        <Gallery
          {...gallery}
          onlyPicks={show === 'picks'}
          frameSize={frameSize}
          jobIds={jobs.map(({ id }) => id)}
          pendingIds={jobs.filter(({ live }) => live?.state.status === 'pending').map(({ id }) => id)}
          onCancel={queue.drop}
          renderJob={(id, label) => <JobFrame job={jobs.find((job) => job.id === id)} label={label} />}
          renderMark={({ cell }) =>
            cell && (
              <Button size="small" className="-my-1.5" onClick={() => onPlace({ kind: 'sweep', id: cell.sweep })}>
                Sheet
              </Button>
            )
          }
          empty={<EmptyGallery isDemo={isDemo} onTry={onTry} />}
        />
      ) : (
        <Suspense>
          <SweepPlace
            {...gallery}
            place={place}
            onPlace={onPlace}
            jobs={jobs}
            labelOf={labelOf}
            onEdit={(sheet) => onDialog({ kind: 'sweep', sheet })}
            tell={tell}
          />
        </Suspense>
      )}
    </>
  );
}
