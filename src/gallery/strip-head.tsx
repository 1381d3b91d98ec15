import type { ReactNode } from 'react';
import { timeAgo } from '#lib/time-ago.ts';
import { useNow } from '#lib/use-now.ts';
import type { Run } from '#library/rows.ts';
import { type Change, modelName } from '#recipe/diff.ts';
import { Button } from '#ui/button.tsx';

type StripHeadProps = {
  /** Absent while its record is on its way, or when that cannot be read. */
  run: Run | undefined;
  changes: readonly Change[];
  /** Cancels everything of the run that is not done, where that is more than one job. */
  onStop: (() => void) | undefined;
  /** What else there is to press about the run. */
  mark: ReactNode;
};

/** The head of a strip: its number, its prompt, what changed against the run before, when and by which model. */
export function StripHead({ run, changes, onStop, mark }: StripHeadProps) {
  if (!run) return <header className="mono px-[18px] pt-3 pb-2 text-faint">Run without a readable record</header>;
  const { model } = run.recipe;
  const prompt = run.template ?? run.recipe.prompt;
  return (
    <header className="flex items-baseline gap-x-2.5 gap-y-1 px-[18px] pt-3 pb-2 max-mid:flex-wrap">
      <span className="mono text-faint">{run.number}</span>
      <h2 className="min-w-24 truncate max-mid:shrink max-mid:basis-[calc(100%-3rem)]" title={prompt}>
        {prompt}
      </h2>
      {/* What changed stays whole as long as the prompt keeps a few words; the rest of the line is spoken for. */}
      <span
        className={`flex shrink-0 gap-1.5 overflow-hidden max-mid:max-w-full ${onStop ? 'max-w-[max(6rem,calc(100%-24.5rem))]' : 'max-w-[max(6rem,calc(100%-19rem))]'}`}
      >
        {changes.map(({ field, text }) => (
          <span key={field} className="chip min-w-12" title={text}>
            {text}
          </span>
        ))}
      </span>
      {mark}
      {onStop && (
        <Button look="quiet" size="small" className="-my-1.5 ml-auto" onClick={onStop}>
          Stop the run
        </Button>
      )}
      <span className={`mono shrink-0 text-faint ${onStop ? '' : 'ml-auto'}`}>
        <TimeAgo at={run.createdAt} /> · {modelName(model)}
      </span>
    </header>
  );
}

function TimeAgo({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeAgo(at, useNow())}</time>;
}
