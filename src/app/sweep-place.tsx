import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { PictureCard } from '#gallery/picture-card.tsx';
import { duration } from '#lib/duration.ts';
import { jobsElsewhereQuery } from '#library/jobs-elsewhere.ts';
import { picksQuery } from '#library/queries.ts';
import { sheetPicturesQuery, sheetsQuery } from '#library/sweep-queries.ts';
import { type Sheet, writeSheet } from '#library/sweeps.ts';
import { endpoints } from '#settings/endpoints.ts';
import { SheetView } from '#sweep/sheet.tsx';
import { sheetState, type Take } from '#sweep/sheet-state.ts';
import { SweepList } from '#sweep/sweep-list.tsx';
import { JobFrame } from './job-frame.tsx';
import type { Notice } from './notice.tsx';
import type { Place } from './place.ts';
import { runCells } from './run-cells.ts';
import { SheetActions } from './sheet-actions.tsx';
import { sheetJobs } from './sheet-jobs.ts';
import { listenForSheets } from './sheet-news.ts';
import { planOf, sweepLookup } from './sheet-plan.ts';
import { frameSizeStore } from './stores.ts';
import { useCellsForecast } from './use-cells-forecast.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { client, queue } from './wiring.ts';

listenForSheets(client);

type SweepPlaceProps = {
  place: Exclude<Place, { kind: 'gallery' }>;
  onPlace: (place: Place) => void;
  jobs: readonly FrameJob[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onView: (id: string) => void;
  labelOf: (id: string) => string;
  onEdit: (sheet: Sheet) => void;
  tell: (notice: Notice) => void;
};

/** Sweeps in the main area: the list of them, or the sheet of one. */
export function SweepPlace({ place, onPlace, ...rest }: SweepPlaceProps) {
  const { data: sheets } = useQuery(sheetsQuery);
  const toList = () => onPlace({ kind: 'sweeps' });
  if (place.kind === 'sweeps') return <SweepList onOpen={(id) => onPlace({ kind: 'sweep', id })} />;
  const sheet = sheets?.find(({ id }) => id === place.id);
  if (sheet) return <SheetPlace key={sheet.id} sheet={sheet} onBack={toList} {...rest} />;
  return sheets && <Gone />;
}

function SheetPlace(props: Omit<SweepPlaceProps, 'place' | 'onPlace'> & { sheet: Sheet; onBack: () => void }) {
  const { sheet, jobs, selected, onSelect, onView, labelOf, onEdit, onBack, tell } = props;
  const { id, sweep } = sheet;
  const { data: pictures } = useQuery(sheetPicturesQuery(id));
  const { data: elsewhere } = useQuery(jobsElsewhereQuery(id));
  const picked = new Set(useQuery(picksQuery).data);
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  useSyncExternalStore(endpoints.subscribe, endpoints.get);

  const lookup = sweepLookup();
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
      selected={picture === selected}
      fresh={false}
      tabIndex={-1}
      onSelect={onSelect}
      onView={onView}
    />
  );
  const run = async (takes: readonly Take[]) => {
    const cells = takes.map(({ cell }) => {
      const owed = cellJobs.get(cell.key);
      return { cell, owed: owed && { id: owed.id, abandoned: owed.abandoned } };
    });
    const problem = await runCells(id, cells);
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
      onSelect={onSelect}
      onView={onView}
      onRun={(takes) => void run(takes)}
      onStop={() => queue.drop(pending.flatMap(({ job }) => job?.id ?? []))}
      onChange={(axes) => void writeSheet({ ...sheet, changedAt: Date.now(), sweep: { ...sweep, axes } })}
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

function Gone() {
  return (
    <p className="grid flex-1 place-items-center p-6 text-center text-mute">
      This sheet was deleted. Its pictures are in the gallery.
    </p>
  );
}
