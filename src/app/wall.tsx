import { type ComponentProps, Suspense, useSyncExternalStore } from 'react';
import { Gallery } from '#gallery/gallery.tsx';
import { lazyPart } from '#lib/lazy-part.tsx';
import { RubberBand } from '#organise/rubber-band.tsx';
import { useAtGate } from '#queue/paused.ts';
import { DropHint } from './drop-hint.tsx';
import { EmptyGallery } from './empty-gallery.tsx';
import { GalleryBar, type Show } from './gallery-bar.tsx';
import { incoming } from './incoming.ts';
import { JobFrame } from './job-frame.tsx';
import { SelectToggle } from './select-toggle.tsx';
import { frameSizeStore, projectStore, viewStore } from './stores.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import type { useSelection } from './use-selection.ts';
import { queue } from './wiring.ts';

// Comes when pictures are selected together.
const BulkBar = lazyPart(async () => (await import('#organise/bulk-bar.tsx')).BulkBar);

const ProjectSelect = lazyPart(async () => (await import('#organise/project-select.tsx')).ProjectSelect);

const TrashButton = lazyPart(async () => (await import('#organise/trash-button.tsx')).TrashButton);

// Comes when the session budget is reached.
const PausedNote = lazyPart(async () => (await import('./paused-note.tsx')).PausedNote);

type WallProps = {
  jobs: readonly FrameJob[];
  show: Show;
  onShow: (show: Show) => void;
  /** The project on show; '' shows all. */
  project: string;
  /** Absent while there is nothing to export. */
  onExport: (() => void) | undefined;
  labelOf: (id: string) => string;
  isDemo: boolean;
  /** The pictures to show, and their order where that is not by time. */
  shown: readonly string[];
  order: readonly string[] | undefined;
  selection: ReturnType<typeof useSelection>;
  /** What can be done with several pictures beyond what is kept of them. */
  bulk: Pick<ComponentProps<typeof BulkBar>, 'onCompare' | 'onExport' | 'onDone'>;
  onView: (id: string) => void;
  onTry: (prompt: string) => void;
};

/** The gallery under its bar, with jobs in the frames that are still owed. */
export function Wall({
  jobs: all,
  show,
  onShow,
  project,
  onExport,
  labelOf,
  selection,
  bulk,
  isDemo,
  onTry,
  ...gallery
}: WallProps) {
  const { selected, marked, press, mark, letGo, isSelecting, isTogether, setSelecting } = selection;
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const view = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  const jobs = project === '' ? all : all.filter((job) => (job.live?.job ?? job.abandoned)?.project === project);
  const atGate = useAtGate();
  const { isDragging } = useSyncExternalStore(incoming.subscribe, incoming.get);
  return (
    <>
      {isDragging && <DropHint />}
      <GalleryBar
        show={show}
        onShow={onShow}
        onExport={onExport}
        project={
          <Suspense fallback={<span className="h-7 w-28" />}>
            <ProjectSelect project={project} onChange={projectStore.set} />
          </Suspense>
        }
        trash={
          <Suspense fallback={<span className="w-8" />}>
            <TrashButton labelOf={labelOf} />
          </Suspense>
        }
        selecting={<SelectToggle isOn={isSelecting} onChange={setSelecting} />}
      />
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      <RubberBand onMark={mark}>
        <Gallery
          {...gallery}
          selected={selected}
          marked={marked}
          onSelect={press}
          view={view}
          frameSize={frameSize}
          jobIds={show === 'picks' ? [] : jobs.map(({ id }) => id).sort()}
          pendingIds={jobs.filter(({ live }) => live?.state.status === 'pending').map(({ id }) => id)}
          onCancel={queue.drop}
          renderJob={(id, label) => <JobFrame job={jobs.find((job) => job.id === id)} label={label} />}
          empty={
            show === 'picks' ? (
              <NoPicks />
            ) : project !== '' ? (
              <EmptyProject />
            ) : (
              <EmptyGallery isDemo={isDemo} onTry={onTry} />
            )
          }
        />
      </RubberBand>
      {isTogether && (
        <Suspense>
          <BulkBar
            {...bulk}
            ids={[...marked]}
            shown={gallery.shown.length}
            onSelectAll={() => mark(gallery.shown)}
            onClose={letGo}
          />
        </Suspense>
      )}
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

function EmptyProject() {
  return (
    <p className="max-w-72 text-center text-mute">
      This project has no pictures yet. What you generate now goes into it; others can be moved here from their details.
    </p>
  );
}
