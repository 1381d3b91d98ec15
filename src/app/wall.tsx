import { Suspense, useState, useSyncExternalStore } from 'react';
import type { Gesture } from '#gallery/selection.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { useAtGate } from '#queue/paused.ts';
import type { Searching } from '#search/use-search.ts';
import type { Dialog } from './dialogs.tsx';
import { DropHint } from './drop-hint.tsx';
import { GalleryBar, type Show } from './gallery-bar.tsx';
import { GalleryPlace } from './gallery-place.tsx';
import { incoming } from './incoming.ts';
import type { Notice } from './notice.tsx';
import type { Place } from './place.ts';
import type { FrameJob } from './use-frame-jobs.ts';

// Comes when the session budget is reached.
const PausedNote = lazyPart(async () => (await import('./paused-note.tsx')).PausedNote);

const SearchField = lazyPart(async () => (await import('#search/search-field.tsx')).SearchField);
const SearchLine = lazyPart(async () => (await import('#search/search-line.tsx')).SearchLine);
const SavedSearches = lazyPart(async () => (await import('#search/saved-searches-dialog.tsx')).SavedSearchesDialog);
const LineageView = lazyPart(async () => (await import('#lineage/lineage-view.tsx')).LineageView);
const SweepPlace = lazyPart(async () => (await import('./sweep-place.tsx')).SweepPlace);

type WallProps = {
  place: Place;
  onPlace: (place: Place) => void;
  jobs: readonly FrameJob[];
  show: Show;
  onShow: (show: Show) => void;
  /** Absent while there is nothing to export. */
  onExport: (() => void) | undefined;
  searching: Searching;
  isDemo: boolean;
  /** The pictures to show, and their order where that is not by time. */
  shown: readonly string[];
  order: readonly string[] | undefined;
  selected: string | undefined;
  marked: ReadonlySet<string>;
  onSelect: (id: string, gesture: Gesture) => void;
  onView: (id: string) => void;
  /** Closes the details. */
  onClose: () => void;
  onTry: (prompt: string) => void;
  labelOf: (id: string) => string;
  onDialog: (dialog: Dialog) => void;
  tell: (notice: Notice) => void;
};

/** The main area: the gallery, or a sheet, under the bar that says what is on show. */
export function Wall({ place, onPlace, onExport, onShow, ...rest }: WallProps) {
  const { jobs, show, labelOf, onDialog, tell } = rest;
  const atGate = useAtGate();
  const [isSavedOpen, setSavedOpen] = useState(false);
  const { isDragging } = useSyncExternalStore(incoming.subscribe, incoming.get);
  const toGallery = () => onPlace({ kind: 'gallery' });

  // What is looked for is found in the gallery.
  const searching: Searching = {
    ...rest.searching,
    change: (to) => {
      toGallery();
      rest.searching.change(to);
    },
  };
  const { search, isOn } = searching;
  return (
    <>
      {isDragging && <DropHint />}
      <GalleryBar
        show={show}
        onShow={onShow}
        onExport={onExport}
        place={place}
        onPlace={onPlace}
        search={
          <Suspense fallback={<span className="h-7 w-[272px]" />}>
            <SearchField key={search.visit} searching={searching} onSaved={() => setSavedOpen(true)} />
          </Suspense>
        }
      />
      <Suspense>
        {(search.typed !== '' || isOn) && (
          <SearchLine searching={searching} shown={rest.order?.length ?? 0} onSaved={() => setSavedOpen(true)} />
        )}
        {isSavedOpen && <SavedSearches searching={searching} onClose={() => setSavedOpen(false)} />}
      </Suspense>
      {atGate.length > 0 && (
        <Suspense>
          <PausedNote jobs={jobs} atGate={atGate} />
        </Suspense>
      )}
      {place.kind === 'gallery' && <GalleryPlace {...rest} searching={searching} onPlace={onPlace} />}
      {place.kind === 'lineage' && (
        <Suspense>
          <LineageView
            jobIds={jobs.map(({ id }) => id)}
            selected={rest.selected}
            labelOf={labelOf}
            onSelect={(id) => (id === null ? rest.onClose() : rest.onSelect(id, 'only'))}
            onView={rest.onView}
          />
        </Suspense>
      )}
      {(place.kind === 'sweep' || place.kind === 'sweeps') && (
        <Suspense>
          <SweepPlace
            place={place}
            onPlace={onPlace}
            jobs={jobs}
            selected={rest.selected}
            marked={rest.marked}
            onSelect={rest.onSelect}
            onView={rest.onView}
            labelOf={labelOf}
            onEdit={(sheet) => onDialog({ kind: 'sweep', sheet })}
            tell={tell}
          />
        </Suspense>
      )}
    </>
  );
}
