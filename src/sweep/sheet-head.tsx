import { ArrowLeft } from 'lucide-react';
import { Button } from '#ui/button.tsx';
import type { Tally } from './sheet-state.ts';

type SheetHeadProps = {
  title: string;
  /** What it goes over, and from which seed. */
  chips: readonly string[];
  tally: Tally;
  /** "31 s", while something is under way and it is known. */
  timeLeft: string | undefined;
  onBack: () => void;
  onStop: () => void;
  onRunMissing: () => void;
  onTryFailed: () => void;
};

/** What a sheet is, how far it is, and what can be done with all of it. */
export function SheetHead(props: SheetHeadProps) {
  const { title, chips, tally, timeLeft, onBack, onStop, onRunMissing, onTryFailed } = props;
  const { all, made, pending, failed, interrupted } = tally;
  const missing = tally.missing + interrupted;
  const isBusy = pending > 0;
  const left = isBusy && timeLeft !== undefined ? ` · about ${timeLeft} left` : '';
  return (
    <header className="grid grid-cols-[minmax(0,1fr)] gap-2 px-[18px] pt-3 pb-2">
      <div className="flex items-center gap-x-2.5 gap-y-1 max-mid:flex-wrap">
        <Button look="quiet" size="small" className="-ml-2" onClick={onBack}>
          <ArrowLeft size={14} /> Sweeps
        </Button>
        <h2 className="min-w-16 flex-1 truncate max-mid:basis-[60%]" title={title}>
          {title}
        </h2>
        {chips.map((chip) => (
          <span key={chip} className="chip min-w-12" title={chip}>
            {chip}
          </span>
        ))}
        <span className="mono shrink-0 text-faint">
          {made} of {all}
          {left}
          {tally.elsewhere > 0 && ` · ${tally.elsewhere} in another tab`}
        </span>
      </div>
      <div className="flex items-center gap-2 max-mid:flex-wrap">
        <progress
          aria-label="Pictures made"
          className="h-[3px] min-w-24 flex-1 appearance-none overflow-hidden rounded-sm bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
          max={Math.max(1, all)}
          value={made}
        />
        {isBusy && <Button onClick={onStop}>Stop</Button>}
        {failed > 0 && <Button onClick={onTryFailed}>Try {failed} failed again</Button>}
        {missing > 0 && (
          <Button look={isBusy ? 'plain' : 'primary'} onClick={onRunMissing}>
            {interrupted > 0 ? 'Continue: run the' : 'Run'} {missing} missing
          </Button>
        )}
      </div>
    </header>
  );
}
