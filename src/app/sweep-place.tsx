import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { PictureCard } from '#gallery/picture-card.tsx';
import type { Gesture } from '#gallery/selection.ts';
import { duration } from '#lib/duration.ts';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { useSteady } from '#lib/use-steady.ts';
import { jobsElsewhereQuery } from '#library/jobs-elsewhere.ts';
import { marksQuery } from '#library/mark-queries.ts';
import { onLibraryChange } from '#library/news.ts';
import { picksQuery } from '#library/queries.ts';
import { sheetPicturesQuery, sheetQuery } from '#library/sweep-queries.ts';
import { changeSheet, type Sheet } from '#library/sweeps.ts';
import { SheetView } from '#sweep/sheet.tsx';
import { sheetState, type Take } from '#sweep/sheet-state.ts';
import { SweepList } from '#sweep/sweep-list.tsx';
import { JobFrame } from './job-frame.tsx';
import type { Notice } from './notice.tsx';
import type { Place } from './place.ts';
import { runCells } from './run-cells.ts';
import { SheetActions } from './sheet-actions.tsx';
import { sheetJobs } from './sheet-jobs.ts';
import { planOf, useSweepLookup } from './sheet-plan.ts';
import { frameSizeStore } from './stores.ts';
import { useCellsForecast } from './use-cells-forecast.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { client, queue } from './wiring.ts';

onLibraryChange(({ parts }) => {
  if (parts.some((part) => part === 'jobs' || part === 'runs'))
    void client.invalidateQueries({ queryKey: ['jobs-elsewhere'] });
});

type SweepPlaceProps = {
  place: Extract<Place, { kind: 'sweep' | 'sweeps' }>;
  onPlace: (place: Place) => void;
  jobs: readonly FrameJob[];
  selected: string | undefined;
  marked: ReadonlySet<string>;
  onSelect: (id: string, gesture: Gesture) => void;
  onView: (id: string) => void;
  labelOf: (id: string) => string;
  onEdit: (sheet: Sheet) => void;
  tell: (notice: Notice) => void;
};

/** Sweeps in the main area: the list of them, or the sheet of one. */
export function SweepPlace({ place, onPlace, ...rest }: SweepPlaceProps) {
  if (place.kind === 'sweeps') return <SweepList onOpen={(id) => onPlace({ kind: 'sweep', id })} />;
  return <SheetPlace key={place.id} id={place.id} onBack={() => onPlace({ kind: 'sweeps' })} {...rest} />;
}

type SheetPlaceProps = Omit<SweepPlaceProps, 'place' | 'onPlace'> & { onBack: () => void };

function SheetPlace({ id, ...rest }: SheetPlaceProps & { id: string }) {
  const { data: sheet } = useQuery(sheetQuery(id));
  if (sheet) return <KnownSheet sheet={sheet} {...rest} />;
  return (
    sheet === null && (
      <p className="grid flex-1 place-items-center p-6 text-center text-mute">
        This sheet was deleted. Its pictures are in the gallery.
      </p>
    )
  );
}

function KnownSheet(props: SheetPlaceProps & { sheet: Sheet }) {
  const { sheet, jobs, selected, marked, labelOf, onEdit, onBack, tell } = props;
  const onSelect = useSteady(props.onSelect);
  const onView = useSteady(props.onView);
  const { id, sweep } = sheet;
  const { data: pictures } = useQuery(sheetPicturesQuery(id));
  const { data: elsewhere } = useQuery(jobsElsewhereQuery(id));
  const picked = new Set(useQuery(picksQuery).data);
  const { data: marks } = useQuery(marksQuery);
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const isTouch = useMediaQuery('(pointer: coarse)');

  const lookup = useSweepLookup();
  const plan = planOf(sweep, lookup);
  const cellJobs = sheetJobs(id, jobs, elsewhere ?? []);
  const state = sheetState(plan, { pictures: pictures ?? new Map(), jobs: cellJobs });
  const pending = state.takes.filter((take) => take.job?.state === 'pending' && take.pictures.length === 0);
  const forecast = useCellsForecast(pending.map(({ cell }) => cell));
  // What is there already is not known before it was read, nor what other tabs are at: until then there is nothing to run.
  if (!pictures || !elsewhere) return null;

  const renderPicture = (picture: string, prompt: string): ReactNode => (
    <PictureCard
      id={picture}
      label={labelOf(picture)}
      prompt={prompt}
      picked={picked.has(picture)}
      mark={marks?.get(picture)}
      selected={picture === selected}
      marked={marked.has(picture)}
      fresh={false}
      isTouch={isTouch}
      tabIndex={-1}
      onSelect={onSelect}
      onView={onView}
    />
  );
  const run = async (takes: readonly Take[]) => {
    const cells = takes.map(({ cell }) => ({ cell, owed: cellJobs.get(cell.key) }));
    const problem = await runCells(id, cells).catch(
      () => 'Nothing was sent: the library of this device cannot be read.',
    );
    if (problem) tell({ text: problem });
  };

  return (
    <SheetView
      sheet={sheet}
      plan={plan}
      state={state}
      lookup={lookup}
      timeLeft={forecast?.ms === undefined ? undefined : duration(forecast.ms)}
      frameSize={frameSize}
      renderPicture={renderPicture}
      renderJob={(job) => <JobFrame job={jobs.find(({ id }) => id === job)} label={labelOf(job)} />}
      onSelect={(picture) => onSelect(picture, 'only')}
      onView={onView}
      onRun={(takes) => void run(takes)}
      onStop={() => queue.drop(pending.flatMap(({ job }) => job?.id ?? []))}
      onChange={(axes) =>
        void changeSheet(id, () => ({ axes })).catch(() =>
          tell({ text: 'The change could not be kept on this device.' }),
        )
      }
      onBack={onBack}
      actions={
        <SheetActions
          sheet={sheet}
          plan={plan}
          state={state}
          onEdit={() => onEdit(sheet)}
          onBack={onBack}
          tell={tell}
        />
      }
    />
  );
}
