import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { VList } from 'virtua';
import { showBlob } from '#lib/blob-url.ts';
import { useWidth } from '#lib/use-width.ts';
import { previewQuery } from '#library/queries.ts';
import type { Deleted } from '#library/trash.ts';
import { timeLeft } from './time-left.ts';

type DeletedPicturesProps = {
  trash: readonly Deleted[];
  ticked: ReadonlySet<string>;
  labelOf: (id: string) => string;
  onTick: (id: string, ticked: boolean) => void;
};

/** Of a row, in pixels. */
const rowHeight = 132;

/** Deleted pictures to tick, each with how long it can still be restored. Only what is on screen is in the page. */
export function DeletedPictures({ trash, ticked, labelOf, onTick }: DeletedPicturesProps) {
  const [width, measure] = useWidth();
  // Days are told: what passes while the dialog is open changes none of them by more than one.
  const [now] = useState(Date.now);
  const columns = Math.max(2, Math.floor(width / 124));
  const rows = Array.from({ length: Math.ceil(trash.length / columns) }, (_, row) =>
    trash.slice(row * columns, (row + 1) * columns),
  );
  return (
    <fieldset ref={measure} className="min-w-0">
      <legend className="sr-only">Deleted pictures</legend>
      <VList
        // Up to three rows and the beginning of a fourth that says there is more.
        style={{ height: Math.min(rows.length, 3.3) * rowHeight + 10, maxHeight: '55dvh' }}
        className="windowed rounded-lg border border-line bg-ground p-1"
      >
        {rows.map((row) => (
          <div key={row[0]?.id} className="grid" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
            {row.map(({ id, deletedAt, picture }) => (
              <label
                key={id}
                title={picture?.recipe.prompt}
                className="relative m-1 block overflow-hidden rounded-md bg-raise has-checked:outline-2 has-checked:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-text"
              >
                <span className="block h-[100px]">
                  <Thumbnail id={id} />
                </span>
                <input
                  type="checkbox"
                  aria-label={`${labelOf(id)}, ${timeLeft(deletedAt, now)}`}
                  checked={ticked.has(id)}
                  onChange={({ target }) => onTick(id, target.checked)}
                  className="absolute top-1 right-1 size-4"
                />
                <span aria-hidden className="flex h-6 items-center gap-1.5 px-1.5 text-[11px] whitespace-nowrap">
                  <span className="mono flex-1">{labelOf(id)}</span>
                  <span className="text-faint">{timeLeft(deletedAt, now)}</span>
                </span>
              </label>
            ))}
          </div>
        ))}
      </VList>
    </fieldset>
  );
}

function Thumbnail({ id }: { id: string }) {
  const { data, isError } = useQuery(previewQuery(id));
  if (data?.kind === 'thumbnail')
    return <img ref={showBlob(data.blob)} alt="" draggable={false} className="size-full object-cover" />;
  return (data?.kind === 'damaged' || isError) && <span className="block p-2 text-xs text-mute">Damaged</span>;
}
