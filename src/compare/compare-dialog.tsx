import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { showBlob } from '#lib/blob-url.ts';
import { imageQuery, pictureQuery, previewQuery } from '#library/queries.ts';
import { Dialog } from '#ui/dialog.tsx';
import { DifferenceTable } from './difference-table.tsx';

type CompareDialogProps = {
  ids: readonly string[];
  first: string;
  labelOf: (id: string) => string;
  onClose: () => void;
};

/** Two pictures in the same place with a divider to drag between them, and only the parameters that differ. */
export function CompareDialog({ ids, first, labelOf, onClose }: CompareDialogProps) {
  const at = ids.indexOf(first);
  const [second, setSecond] = useState(ids[at + 1] ?? ids[at - 1]);
  const [split, setSplit] = useState(50);
  const left = useQuery(pictureQuery(first));
  const right = useQuery({ ...pictureQuery(second ?? first), enabled: second !== undefined });

  return (
    <Dialog title="Compare" onClose={onClose} className="w-[min(72rem,calc(100vw-1.5rem))]">
      {second === undefined ? (
        <p className="text-mute">There is only one picture on show. Make another, then compare the two.</p>
      ) : (
        <div className="grid gap-4 wide:grid-cols-[minmax(0,1fr)_20rem]">
          <div>
            <div className="relative mx-auto grid h-[min(60dvh,44rem)] place-items-center overflow-hidden rounded-lg bg-ground">
              <Layer id={second} />
              <div
                className="absolute inset-0 grid place-items-center bg-ground"
                style={{ clipPath: `inset(0 ${100 - split}% 0 0)` }}
              >
                <Layer id={first} />
              </div>
              <div
                aria-hidden
                className="pointer-events-none absolute inset-y-0 w-px bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.5)]"
                style={{ left: `${split}%` }}
              />
              <span className="mono absolute bottom-2 left-2 rounded bg-black/60 px-1.5 text-white">
                {labelOf(first)}
              </span>
              <span className="mono absolute right-2 bottom-2 rounded bg-black/60 px-1.5 text-white">
                {labelOf(second)}
              </span>
              <input
                type="range"
                aria-label="Divider"
                min={0}
                max={100}
                value={split}
                onChange={({ target }) => setSplit(target.valueAsNumber)}
                className="absolute inset-0 size-full cursor-ew-resize opacity-0"
              />
            </div>
            <Candidates ids={ids.filter((id) => id !== first)} second={second} labelOf={labelOf} onChoose={setSecond} />
          </div>
          {left.data && right.data && (
            <DifferenceTable
              left={left.data.recipe}
              right={right.data.recipe}
              names={[labelOf(first), labelOf(second)]}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

function Layer({ id }: { id: string }) {
  const image = useQuery(imageQuery(id));
  return image.data ? (
    <img ref={showBlob(image.data)} alt="" draggable={false} className="size-full min-h-0 object-contain" />
  ) : (
    <p className="text-mute">{image.error?.message}</p>
  );
}

type CandidatesProps = {
  ids: readonly string[];
  second: string;
  labelOf: (id: string) => string;
  onChoose: (id: string) => void;
};

/** The pictures to compare with, nearest in the gallery first. */
function Candidates({ ids, second, labelOf, onChoose }: CandidatesProps) {
  const most = 60; // a row to choose from, not another gallery
  return (
    <div role="radiogroup" aria-label="Compare with" className="mt-3 flex gap-1.5 overflow-x-auto p-1">
      {ids.slice(0, most).map((id) => (
        <label
          key={id}
          className="relative size-14 shrink-0 overflow-hidden rounded-md bg-raise has-checked:outline-2 has-checked:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="second"
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            aria-label={labelOf(id)}
            checked={id === second}
            onChange={() => onChoose(id)}
          />
          <Thumbnail id={id} />
        </label>
      ))}
    </div>
  );
}

function Thumbnail({ id }: { id: string }) {
  const { data } = useQuery(previewQuery(id));
  return data?.kind === 'thumbnail' ? (
    <img ref={showBlob(data.blob)} alt="" className="size-full object-cover" />
  ) : null;
}
