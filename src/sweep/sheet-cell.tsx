import { Play } from 'lucide-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import type { Take } from './sheet-state.ts';

type SheetCellProps = {
  takes: readonly Take[];
  /** How the place is called: "guidance 3, steps 12". */
  name: string;
  /** Width by height. */
  aspect: number;
  renderPicture: (id: string, prompt: string) => ReactNode;
  renderJob: (id: string) => ReactNode;
  onRun: (takes: readonly Take[]) => void;
};

/** One place of a sheet: a picture, or what there is of one. Several takes lie on one another; a press turns them over. */
export function SheetCell({ takes, name, aspect, renderPicture, renderJob, onRun }: SheetCellProps) {
  const [turned, setTurned] = useState(0);
  const first = Math.max(
    0,
    takes.findIndex(({ pictures }) => pictures.length > 0),
  );
  const at = (first + turned) % Math.max(1, takes.length);
  const take = takes[at];
  const frame: CSSProperties = { '--frame': aspect };
  if (!take) return <Hole />;
  return (
    <div className="relative size-full" style={frame}>
      <TakeView
        take={take}
        name={name}
        renderPicture={renderPicture}
        renderJob={renderJob}
        onRun={() => onRun([take])}
      />
      {takes.length > 1 && (
        <button
          type="button"
          tabIndex={-1}
          className="mono absolute right-1.5 bottom-1.5 rounded border border-line bg-panel px-1.5 text-text shadow-[2px_2px_0_var(--color-line)] hover:bg-hover"
          aria-label={`Take ${at + 1} of ${takes.length} at ${name}: show the next`}
          onClick={() => setTurned(turned + 1)}
        >
          {at + 1}/{takes.length}
        </button>
      )}
    </div>
  );
}

type TakeViewProps = Pick<SheetCellProps, 'name' | 'renderPicture' | 'renderJob'> & { take: Take; onRun: () => void };

function TakeView({ take: { cell, pictures, job }, name, renderPicture, renderJob, onRun }: TakeViewProps) {
  const picture = pictures.at(-1);
  if (picture !== undefined) return renderPicture(picture, cell.recipe.prompt);
  switch (job?.state) {
    case 'pending':
      return renderJob(job.id);
    case 'failed':
    case 'interrupted':
      return <Failed title={job.title ?? 'Failed'} name={name} onRun={onRun} whole={() => renderJob(job.id)} />;
    case 'elsewhere':
      return <p className={`${empty} text-faint`}>Under way in another tab</p>;
    default:
      return (
        <div className={`${empty} text-faint`}>
          <Button look="quiet" size="small" tabIndex={-1} aria-label={`Run ${name}`} onClick={onRun}>
            <Play size={12} /> Run
          </Button>
        </div>
      );
  }
}

const empty = 'grid size-full place-items-center rounded-[5px] border border-dashed border-line p-2 text-center';

/** A failure in the little room of a cell; the whole of it, with the server's own words, is a press away. */
function Failed({
  title,
  name,
  onRun,
  whole,
}: {
  title: string;
  name: string;
  onRun: () => void;
  whole: () => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this is a group of words and buttons
    <div
      role="group"
      aria-label={`Failed at ${name}: ${title}`}
      className="flex size-full flex-col items-center justify-center gap-1.5 overflow-hidden rounded-[5px] border border-warn-line bg-raise p-2 text-center"
    >
      <p className="line-clamp-3 text-xs font-semibold text-warn-text" title={title}>
        {title}
      </p>
      <div className="flex flex-wrap justify-center gap-1">
        <Button size="small" tabIndex={-1} onClick={onRun}>
          Try again
        </Button>
        <Button look="quiet" size="small" tabIndex={-1} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Why?
        </Button>
      </div>
      {isOpen && (
        <Dialog
          title={`Failed at ${name}`}
          onClose={() => setOpen(false)}
          className="w-[min(28rem,calc(100vw-1.5rem))]"
        >
          <div className="text-left [--frame:auto]">{whole()}</div>
        </Dialog>
      )}
    </div>
  );
}

/** Left out with SKIP: it keeps its place, and nothing is made for it. */
function Hole() {
  return (
    <p className="grid size-full place-items-center rounded-[5px] bg-[repeating-linear-gradient(-45deg,var(--color-line)_0_1px,transparent_1px_8px)] text-xs text-faint">
      <span className="rounded bg-ground px-1.5">left out</span>
    </p>
  );
}
