import { Thumbnail } from './thumbnail.tsx';

type PictureStripProps = {
  ids: readonly string[];
  chosen: readonly string[];
  /** How many are on show at most, and how many may be ticked for the blind comparison. */
  most: { shown: number; ticked: number };
  labelOf: (id: string) => string;
  onChosen: (chosen: string[]) => void;
};

/** Pictures to tick and untick, numbered as they are shown. */
export function PictureStrip({ ids, chosen, most, labelOf, onChosen }: PictureStripProps) {
  const isFull = chosen.length >= most.ticked;
  return (
    <fieldset className="mt-3 min-w-0">
      <legend className="mb-1 text-xs text-mute">{inWords(chosen.length, most)}</legend>
      <div className="flex gap-1.5 overflow-x-auto p-1">
        {ids.map((id) => {
          const place = chosen.indexOf(id);
          const isChosen = place >= 0;
          return (
            <label
              key={id}
              title={labelOf(id)}
              className="relative size-14 shrink-0 overflow-hidden rounded-md bg-raise has-checked:outline-2 has-checked:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-text has-disabled:opacity-50"
            >
              <Thumbnail id={id} />
              <input
                type="checkbox"
                className="absolute inset-0 cursor-pointer appearance-none outline-none"
                aria-label={labelOf(id)}
                checked={isChosen}
                // One is always left to look at.
                disabled={isChosen ? chosen.length === 1 : isFull}
                onChange={() => onChosen(isChosen ? chosen.filter((each) => each !== id) : [...chosen, id])}
              />
              {isChosen && (
                <span aria-hidden className="mono absolute top-0.5 left-0.5 rounded bg-accent px-1 text-accent-ink">
                  {place + 1}
                </span>
              )}
              <span
                aria-hidden
                className="mono absolute right-0.5 bottom-0.5 rounded bg-black/70 px-1 text-[10px] text-white"
              >
                {labelOf(id)}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function inWords(count: number, { shown, ticked }: PictureStripProps['most']): string {
  if (count === 1) return 'One picture. Tick others to compare it with.';
  if (count <= shown) return `${count} pictures, ${shown} at most side by side. Tick and untick:`;
  const all = `The first ${shown} of ${count} are on show; the blind comparison takes all of them`;
  return count < ticked ? `${all}, up to ${ticked}.` : `${all}, and no more.`;
}
