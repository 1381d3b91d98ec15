import { useQuery } from '@tanstack/react-query';
import { VList } from 'virtua';
import { showBlob } from '#lib/blob-url.ts';
import { useWidth } from '#lib/use-width.ts';
import { previewQuery } from '#library/queries.ts';

type PictureChecklistProps = {
  ids: readonly string[];
  ticked: ReadonlySet<string>;
  labelOf: (id: string) => string;
  onTick: (id: string, ticked: boolean) => void;
};

/** Thumbnails to tick and untick. Only what is on screen is in the page, so that thousands cost no more. */
export function PictureChecklist({ ids, ticked, labelOf, onTick }: PictureChecklistProps) {
  const [width, measure] = useWidth();
  const columns = Math.max(1, Math.floor(width / 84));
  const rows = Array.from({ length: Math.ceil(ids.length / columns) }, (_, row) =>
    ids.slice(row * columns, (row + 1) * columns),
  );
  return (
    <fieldset ref={measure} className="min-w-0">
      <legend className="sr-only">Pictures to export</legend>
      <VList
        // The height of its rows, up to three of them and the beginning of a fourth that says there is more.
        style={{ height: Math.min(rows.length, 2.4) * 84 + 8 }}
        className="windowed rounded-lg border border-line bg-ground p-1"
      >
        {rows.map((row) => (
          <div key={row[0]} className="grid" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
            {row.map((id) => (
              <label
                key={id}
                className="relative m-1 block h-[76px] overflow-hidden rounded-md bg-raise has-checked:outline-2 has-checked:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-text"
              >
                <Thumbnail id={id} dim={!ticked.has(id)} />
                <input
                  type="checkbox"
                  aria-label={labelOf(id)}
                  checked={ticked.has(id)}
                  onChange={({ target }) => onTick(id, target.checked)}
                  className="absolute top-1 right-1 size-4"
                />
                <span aria-hidden className="mono absolute bottom-1 left-1 rounded bg-black/60 px-1 text-white">
                  {labelOf(id)}
                </span>
              </label>
            ))}
          </div>
        ))}
      </VList>
    </fieldset>
  );
}

function Thumbnail({ id, dim }: { id: string; dim: boolean }) {
  const { data } = useQuery(previewQuery(id));
  return data?.kind === 'thumbnail' ? (
    <img
      ref={showBlob(data.blob)}
      alt=""
      draggable={false}
      className={`size-full object-cover ${dim ? 'opacity-40' : ''}`}
    />
  ) : null;
}
