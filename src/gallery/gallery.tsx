import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { VList } from 'virtua';
import { useWidth } from '#lib/use-width.ts';
import { picksQuery, pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { frameOf, type Run } from '#library/rows.ts';
import { PictureCard } from './picture-card.tsx';
import { StripHead } from './strip-head.tsx';
import { aspectOf, columnsIn, frameLabel, layOut } from './strips.ts';

type GalleryProps = {
  /** Ids of the jobs that are still owed; a picture under the same id takes their place. */
  jobIds: readonly string[];
  renderJob: (id: string, label: string) => ReactNode;
  /** Ids of the jobs that wait or run, and the way to cancel some of them. */
  pendingIds: readonly string[];
  onCancel: (ids: readonly string[]) => void;
  onlyPicks: boolean;
  /** Width to aim at for a frame, in pixels. */
  frameSize: number;
  selected: string | undefined;
  onSelect: (id: string) => void;
  onView: (id: string) => void;
  /** What else there is to press in the head of a run's strip. */
  renderMark: (run: Run) => ReactNode;
  empty: ReactNode;
};

/** Runs as film strips, newest first. Only what is on screen is in the page. */
export function Gallery({
  jobIds,
  renderJob,
  pendingIds,
  onCancel,
  onlyPicks,
  frameSize,
  selected,
  onSelect,
  onView,
  renderMark,
  empty,
}: GalleryProps) {
  const runs = useQuery(runsQuery);
  const ids = useQuery(pictureIdsQuery);
  const picks = useQuery(picksQuery);
  const [width, measure] = useWidth();
  // Fixed for the life of the page: only pictures that come while someone watches are announced by motion.
  const [opened] = useState(Date.now);

  const pictures = new Set(ids.data);
  const picked = new Set(picks.data);
  const frames = onlyPicks ? [...pictures].filter((id) => picked.has(id)) : new Set([...pictures, ...jobIds]);
  const columns = columnsIn(width - 36, frameSize);
  const rows = layOut(runs.data ?? [], frames, columns);

  const stopOf = (run: string) => {
    const ids = pendingIds.filter((id) => frameOf(id).run === run);
    return ids.length > 1 ? () => onCancel(ids) : undefined;
  };

  return (
    <section ref={measure} aria-label="Gallery" className="flex min-h-0 min-w-0 flex-1 flex-col">
      {runs.isPending || ids.isPending ? null : rows.length === 0 ? (
        <div className="grid flex-1 place-items-center overflow-y-auto p-6">{onlyPicks ? <NoPicks /> : empty}</div>
      ) : (
        <VList className="flex-1 overscroll-contain" bufferSize={600}>
          {rows.map((row) =>
            row.kind === 'head' ? (
              <StripHead
                key={row.key}
                run={row.run}
                changes={row.changes}
                onStop={stopOf(row.run.id)}
                mark={renderMark(row.run)}
              />
            ) : (
              <div
                key={row.key}
                className={`grid items-start gap-2 px-[18px] pb-2 ${row.last ? 'mb-px after:col-span-full after:mt-1.5 after:border-b after:border-line' : ''}`}
                style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, '--frame': aspectOf(row.run) }}
              >
                {row.ids.map((id) => {
                  const label = frameLabel(row.run.number, id);
                  return pictures.has(id) ? (
                    <PictureCard
                      key={id}
                      id={id}
                      label={label}
                      prompt={row.run.recipe.prompt}
                      picked={picked.has(id)}
                      selected={id === selected}
                      fresh={row.run.createdAt > opened}
                      onSelect={onSelect}
                      onView={onView}
                    />
                  ) : (
                    <div key={id}>{renderJob(id, label)}</div>
                  );
                })}
              </div>
            ),
          )}
        </VList>
      )}
    </section>
  );
}

function NoPicks() {
  return (
    <p className="max-w-72 text-center text-mute">
      No picks yet. Press <kbd className="mono">P</kbd> on a picture, or the ring on it, to mark the ones worth keeping.
    </p>
  );
}
