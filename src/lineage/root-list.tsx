import { VList } from 'virtua';
import { timeAgo } from '#lib/time-ago.ts';
import { useNow } from '#lib/use-now.ts';
import type { Family } from '#library/lineage.ts';
import { frameId } from '#library/rows.ts';
import { Thumbnail } from './thumbnail.tsx';

type RootListProps = {
  families: Iterable<Family>;
  have: ReadonlySet<string>;
  labelOf: (id: string) => string;
  onOpen: (picture: string) => void;
};

/** Where every tree begins, the newest first. */
export function RootList({ families, have, labelOf, onOpen }: RootListProps) {
  const trees = [...new Set(families)]
    .sort((a, b) => b.root.number - a.root.number)
    .flatMap((family) => {
      const picture = firstPicture(family, have);
      return picture === undefined ? [] : { ...family, picture };
    });
  if (trees.length === 0)
    return (
      <p className="m-auto max-w-80 p-6 text-center text-mute">
        No pictures yet. What is made from a picture’s settings will be shown here as a tree that grows out of it.
      </p>
    );
  return (
    <VList className="flex-1 overscroll-contain py-1.5" bufferSize={400} data={trees}>
      {({ root, runs, picture }) => (
        <button
          key={root.id}
          type="button"
          className="flex w-full items-center gap-3 px-[18px] py-1.5 text-left -outline-offset-2 hover:bg-hover"
          onClick={() => onOpen(picture)}
        >
          <span className="grid h-[42px] w-14 shrink-0 place-items-center overflow-hidden rounded-[5px] bg-raise">
            <Thumbnail id={picture} />
          </span>
          <span className="grid min-w-0 flex-1">
            <span className="truncate">{root.recipe.prompt}</span>
            <span className="mono truncate text-faint">
              {labelOf(picture)} · {runs.length} {runs.length === 1 ? 'run' : 'runs'} ·{' '}
              <TimeAgo at={runs.at(-1)?.createdAt ?? root.createdAt} />
            </span>
          </span>
        </button>
      )}
    </VList>
  );
}

function TimeAgo({ at }: { at: number }) {
  return timeAgo(at, useNow());
}

/** The first picture of a family that is there. */
function firstPicture({ runs }: Family, have: ReadonlySet<string>): string | undefined {
  for (const { id, frames } of runs) {
    for (let frame = 1; frame <= frames; frame++) if (have.has(frameId(id, frame))) return frameId(id, frame);
  }
  return undefined;
}
