import { Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import { listName } from '#gallery/kept-places.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import { JobFrame } from './job-frame.tsx';
import { frameSizeStore, viewStore } from './stores.ts';
import type { WallProps } from './wall.tsx';
import { queue } from './wiring.ts';

const NothingFound = lazyPart(async () => (await import('#search/nothing-found.tsx')).NothingFound);

type GalleryPlaceProps = Pick<
  WallProps,
  'jobs' | 'show' | 'project' | 'searching' | 'shown' | 'order' | 'selection' | 'onView' | 'onTry' | 'onPlace'
>;

/** The gallery, with jobs in the frames that are still owed. */
export function GalleryPlace(props: GalleryPlaceProps) {
  const { jobs, show, project, searching, selection, onTry, onPlace } = props;
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const view = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  const { search, change, answer } = searching;
  const onlyPicks = show === 'picks';
  return (
    <Gallery
      shown={props.shown}
      order={props.order}
      // While something else is worked out, the answer before it stands where it is.
      name={listName({ view, onlyPicks, project, search: answer })}
      selected={selection.selected}
      follows={selection.goneTo}
      marked={selection.marked}
      onSelect={selection.press}
      onTouch={selection.settle}
      onView={props.onView}
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
        answer ? (
          <Suspense>
            <NothingFound search={search} change={change} answer={answer} onlyPicks={onlyPicks} />
          </Suspense>
        ) : onlyPicks ? (
          <NoPicks />
        ) : project !== '' ? (
          <EmptyProject />
        ) : (
          <EmptyGallery onTry={onTry} />
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

function EmptyProject() {
  return (
    <p className="max-w-72 text-center text-mute">
      This project has no pictures yet. What you generate now goes into it; others can be moved here from their details.
    </p>
  );
}
