import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { useSteady } from '#lib/use-steady.ts';
import { useWidth } from '#lib/use-width.ts';
import { catalogueOf } from '#library/catalogue.ts';
import { marksQuery } from '#library/mark-queries.ts';
import { picksQuery, pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { frameOf, type Run, startOf } from '#library/rows.ts';
import { hasId } from '#library/sorted-ids.ts';
import { DayHead } from './day-head.tsx';
import { columnsIn, grid, type Row, strips, timeline, withOwed } from './layout.ts';
import { OwnPromptCard } from './own-prompt-card.tsx';
import { PictureCard } from './picture-card.tsx';
import { changesOf } from './run-changes.ts';
import { seenOrder } from './seen-order.ts';
import type { Gesture } from './selection.ts';
import { StripHead } from './strip-head.tsx';
import { aspectOf, frameLabel, runOf } from './strips.ts';
import { WindowedRows } from './windowed-rows.tsx';

export type GalleryView = 'strips' | 'grid' | 'timeline';

type GalleryProps = {
  view: GalleryView;
  /** What it shows: under that name its place is kept. */
  name: string;
  /** The pictures to show, ascending; and in the order to show them, where that is not by time. */
  shown: readonly string[];
  order: readonly string[] | undefined;
  /** Ids of the jobs that are still owed; a picture under the same id takes their place. */
  jobIds: readonly string[];
  renderJob: (id: string, label: string) => ReactNode;
  /** Ids of the jobs that wait or run, and the way to cancel some of them. */
  pendingIds: readonly string[];
  onCancel: (ids: readonly string[]) => void;
  /** Width to aim at for a frame, in pixels. */
  frameSize: number;
  selected: string | undefined;
  /** The picture that was gone to without pressing it. */
  follows: string | undefined;
  /** The pictures that are selected together. */
  marked: ReadonlySet<string>;
  onSelect: (id: string, gesture: Gesture) => void;
  /** Somebody does something in it. */
  onTouch: () => void;
  onView: (id: string) => void;
  /** Stands in the head of a strip: what its run belongs to. */
  renderMark: (run: Run) => ReactNode;
  empty: ReactNode;
};

/** Of the head of a strip, in pixels. */
const headHeight = 40;

/** Pictures as film strips by run, side by side, or by day; newest first. Only what is on screen is in the page. */
export function Gallery({ view, name, shown, order, jobIds, renderJob, frameSize, empty, ...props }: GalleryProps) {
  const { data: runs } = useQuery(runsQuery);
  const { data: pictures } = useQuery(pictureIdsQuery);
  const { data: picks = [] } = useQuery(picksQuery);
  const { data: marks } = useQuery(marksQuery);
  const isTouch = useMediaQuery('(pointer: coarse)');
  const [width, measure] = useWidth();
  const onSelect = useSteady(props.onSelect);
  const onView = useSteady(props.onView);
  // Fixed for the life of the page: only pictures that come while someone watches are announced by motion.
  const [opened] = useState(Date.now);

  const columns = columnsIn(width - 36, frameSize);
  const frames = withOwed(shown, jobIds.join(' '));
  const rows = order
    ? grid(order, columns)
    : view === 'grid'
      ? grid(seenOrder(catalogueOf(frames)), columns)
      : view === 'timeline'
        ? timeline(catalogueOf(frames), columns)
        : strips(catalogueOf(shown), catalogueOf(jobIds), columns);

  const frameHeight = (width - 36 + 8) / columns;
  const heads = view === 'strips' && !order ? catalogueOf(shown).runs.length : 0;
  const rowHeight = (heads * headHeight + (rows.length - heads) * frameHeight) / Math.max(1, rows.length);

  const stopOf = (run: string) => {
    const ids = props.pendingIds.filter((id) => frameOf(id).run === run);
    return ids.length > 1 ? () => props.onCancel(ids) : undefined;
  };

  const renderFrame = (id: string) => {
    const label = frameLabel(runs ?? [], id);
    const entry = runOf(runs ?? [], frameOf(id).run);
    if (!hasId(pictures ?? [], id)) return <div key={id}>{renderJob(id, label)}</div>;
    const card = {
      id,
      label,
      picked: hasId(picks, id),
      mark: marks?.get(id),
      selected: id === props.selected,
      marked: props.marked.has(id),
      fresh: startOf(id) > opened,
      isTouch,
      onSelect,
      onView,
    };
    const hasOwnPrompt = entry?.run.template !== undefined || entry?.run.cell !== undefined;
    return hasOwnPrompt ? (
      <OwnPromptCard key={id} {...card} />
    ) : (
      <PictureCard key={id} prompt={entry?.run.recipe.prompt ?? ''} {...card} />
    );
  };

  const renderRow = (row: Row) => {
    switch (row.kind) {
      case 'head': {
        const entry = runOf(runs ?? [], row.run);
        return (
          <StripHead
            key={row.key}
            run={entry?.run}
            changes={entry ? changesOf(entry) : []}
            onStop={stopOf(row.run)}
            mark={entry && props.renderMark(entry.run)}
          />
        );
      }
      case 'day':
        return <DayHead key={row.key} day={row.day} />;
      case 'frames': {
        const run = row.run === undefined ? undefined : runOf(runs ?? [], row.run)?.run;
        return (
          <div
            key={row.key}
            className={`grid items-start gap-2 px-[18px] ${row.run ? 'pb-2' : 'py-1'} ${row.last && row.run ? 'mb-px after:col-span-full after:mt-1.5 after:border-b after:border-line' : ''}`}
            style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, '--frame': run ? aspectOf(run) : 1 }}
          >
            {row.ids.map(renderFrame)}
          </div>
        );
      }
    }
  };

  return (
    <section
      ref={measure}
      aria-label="Gallery"
      className="flex min-h-0 min-w-0 flex-1 flex-col"
      onPointerDownCapture={props.onTouch}
      onFocusCapture={props.onTouch}
    >
      {!runs || !pictures || width === 0 ? null : rows.length === 0 ? (
        <div className="grid flex-1 place-items-center overflow-y-auto p-6">{empty}</div>
      ) : (
        <WindowedRows
          key={`${name}/${columns}`}
          name={name}
          rows={rows}
          rowHeight={rowHeight}
          dated={view === 'timeline' && !order}
          follows={props.follows}
          renderRow={renderRow}
        />
      )}
    </section>
  );
}
