import { type ComponentProps, Suspense, useState, useSyncExternalStore } from 'react';
import { MissingNote } from '#backup/missing-note.tsx';
import { mostShown } from '#compare/most-shown.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { RubberBand } from '#organise/rubber-band.tsx';
import { useAtGate } from '#queue/paused.ts';
import type { Searching } from '#search/use-search.ts';
import type { Dialog } from './dialogs.tsx';
import { DropHint } from './drop-hint.tsx';
import type { Show } from './gallery-bar.tsx';
import { GalleryPlace } from './gallery-place.tsx';
import { incoming } from './incoming.ts';
import type { Notice } from './notice.tsx';
import type { Place } from './place.ts';
import { type FrameJob, jobsOf } from './use-frame-jobs.ts';
import type { useSelection } from './use-selection.ts';
import { WallBar } from './wall-bar.tsx';

// Comes when pictures are selected together.
const BulkBar = lazyPart(async () => (await import('#organise/bulk-bar.tsx')).BulkBar);

// Comes when the session budget is reached.
const PausedNote = lazyPart(async () => (await import('./paused-note.tsx')).PausedNote);

const SearchLine = lazyPart(async () => (await import('#search/search-line.tsx')).SearchLine);
const SavedSearches = lazyPart(async () => (await import('#search/saved-searches-dialog.tsx')).SavedSearchesDialog);
const LineageView = lazyPart(async () => (await import('#lineage/lineage-view.tsx')).LineageView);
const SweepPlace = lazyPart(async () => (await import('./sweep-place.tsx')).SweepPlace);

export type WallProps = {
  place: Place;
  onPlace: (place: Place) => void;
  jobs: readonly FrameJob[];
  show: Show;
  onShow: (show: Show) => void;
  /** The project on show; '' shows all. */
  project: string;
  /** Absent while there is nothing to export. */
  onExport: (() => void) | undefined;
  searching: Searching;
  /** The pictures to show, and their order where that is not by time. */
  shown: readonly string[];
  order: readonly string[] | undefined;
  selection: ReturnType<typeof useSelection>;
  /** What can be done with several pictures beyond what is kept of them. */
  bulk: Pick<ComponentProps<typeof BulkBar>, 'onCompare' | 'onExport' | 'onDone'>;
  onView: (id: string) => void;
  onTry: (prompt: string) => void;
  labelOf: (id: string) => string;
  onDialog: (dialog: Dialog) => void;
  tell: (notice: Notice) => void;
};

/** The main area: the gallery, a tree or a sheet, under the bar that says what is on show. */
export function Wall(props: WallProps) {
  const { place, onPlace, project, shown, selection, onView, labelOf, onDialog, tell } = props;
  const { selected, marked, press, mark, letGo, close, isTogether } = selection;
  const atGate = useAtGate();
  const [isSavedOpen, setSavedOpen] = useState(false);
  const { isDragging } = useSyncExternalStore(incoming.subscribe, incoming.get);
  const jobs = jobsOf(project, props.jobs);

  // What is looked for is found in the gallery.
  const searching: Searching = {
    ...props.searching,
    change: (to) => {
      onPlace({ kind: 'gallery' });
      props.searching.change(to);
    },
  };
  return (
    <>
      {isDragging && <DropHint />}
      <WallBar {...props} searching={searching} onSaved={() => setSavedOpen(true)} />
      <Suspense>
        {(searching.search.typed !== '' || searching.isOn) && (
          <SearchLine searching={searching} shown={props.order?.length ?? 0} onSaved={() => setSavedOpen(true)} />
        )}
      </Suspense>
      {/* Not with the line: what waits for its code would be hidden, and the button that opened this lose the focus. */}
      <Suspense>{isSavedOpen && <SavedSearches searching={searching} onClose={() => setSavedOpen(false)} />}</Suspense>
      <MissingNote onRestore={() => onDialog({ kind: 'storage' })} />
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      {place.kind === 'gallery' && (
        <RubberBand onMark={mark}>
          <GalleryPlace {...props} jobs={jobs} searching={searching} />
        </RubberBand>
      )}
      {place.kind === 'lineage' && (
        <Suspense>
          <LineageView
            jobIds={jobs.map(({ id }) => id)}
            selected={selected}
            labelOf={labelOf}
            onSelect={(id) => (id === null ? close() : press(id, 'only'))}
            onView={onView}
          />
        </Suspense>
      )}
      {(place.kind === 'sweep' || place.kind === 'sweeps') && (
        <Suspense>
          <SweepPlace
            place={place}
            onPlace={onPlace}
            jobs={props.jobs}
            selected={selected}
            marked={marked}
            onSelect={press}
            onView={onView}
            labelOf={labelOf}
            onEdit={(sheet) => onDialog({ kind: 'sweep', sheet })}
            tell={tell}
          />
        </Suspense>
      )}
      {isTogether && (
        <Suspense>
          <BulkBar
            {...props.bulk}
            mostCompared={mostShown}
            ids={[...marked]}
            shown={shown.length}
            onSelectAll={() => mark(shown)}
            onClose={letGo}
          />
        </Suspense>
      )}
    </>
  );
}
