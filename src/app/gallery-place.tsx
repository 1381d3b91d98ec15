import { Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import type { Gesture } from '#gallery/selection.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import type { Searching } from '#search/use-search.ts';
import { Button } from '#ui/button.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import type { Show } from './gallery-bar.tsx';
import { JobFrame } from './job-frame.tsx';
import type { Place } from './place.ts';
import { frameSizeStore, viewStore } from './stores.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

const NothingFound = lazyPart(async () => (await import('#search/nothing-found.tsx')).NothingFound);

type GalleryPlaceProps = {
  jobs: readonly FrameJob[];
  show: Show;
  searching: Searching;
  isDemo: boolean;
  shown: readonly string[];
  order: readonly string[] | undefined;
  selected: string | undefined;
  marked: ReadonlySet<string>;
  onSelect: (id: string, gesture: Gesture) => void;
  onView: (id: string) => void;
  onTry: (prompt: string) => void;
  onPlace: (place: Place) => void;
};

/** The gallery, with jobs in the frames that are still owed. */
export function GalleryPlace({ jobs, show, searching, isDemo, onTry, onPlace, ...gallery }: GalleryPlaceProps) {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const view = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  const { search, change, ids: found } = searching;
  const onlyPicks = show === 'picks';
  return (
    <Gallery
      shown={gallery.shown}
      order={gallery.order}
      selected={gallery.selected}
      marked={gallery.marked}
      onSelect={gallery.onSelect}
      onView={gallery.onView}
      view={view}
      frameSize={frameSize}
      jobIds={onlyPicks ? [] : jobs.map(({ id }) => id).sort()}
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
      empty={
        found ? (
          <Suspense>
            <NothingFound search={search} change={change} onlyPicks={onlyPicks} />
          </Suspense>
        ) : onlyPicks ? (
          <NoPicks />
        ) : (
          <EmptyGallery isDemo={isDemo} onTry={onTry} />
        )
      }
    />
  );
}

function NoPicks() {
  return (
    <p className="max-w-72 text-center text-mute">
      No picks yet. Press <kbd className="mono">P</kbd> on a picture, or the ring on it, to mark the ones worth keeping.
    </p>
  );
}
