import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { describeError } from '#inference/describe-error.ts';
import { imageTypes } from '#inference/image-type.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { progressQuery } from '#inference/server-progress.ts';
import { downloadBlob, showBlob } from '#lib/blob-url.ts';
import { useNow } from '#lib/use-now.ts';
import { usualTimeQuery } from '#library/queries.ts';
import { fileName } from '#recipe/file-name.ts';
import { Button } from '#ui/button.tsx';
import { FailedCard } from './failed-card.tsx';
import { type Attempt, attemptKey } from './job.ts';
import { isPaused, useAtGate } from './paused.ts';
import { type Phase, phaseInWords, phaseOf, progressOf } from './phase.ts';
import { ResultLink } from './result-link.tsx';
import { unkeptIn } from './unkept.ts';
import { type LiveJob, useOnline } from './use-jobs.ts';

type JobCardProps = {
  live: LiveJob;
  label: string;
  /** Where its server says how far it is. */
  progress: ReturnType<typeof progressQuery>;
  /** What to do next, where more is known than the error says. */
  advice: string | undefined;
  onCancel: () => void;
  onTryAgain: () => void;
  /** Lets this tab fetch pictures from an origin. */
  onAllow: (origin: string) => void;
};

/** A job in the place its picture will have: where it is, in words that tick, and what can be done about it. */
export function JobCard({ live, label, progress, advice, onCancel, onTryAgain, onAllow }: JobCardProps) {
  const { job, state, ahead } = live;
  const attempt = useQuery<Attempt>({ queryKey: attemptKey(job.id), enabled: false });
  const paused = isPaused({ job, state }, attempt.data, useAtGate());
  const phase = phaseOf(state, attempt.data, ahead, useOnline(), paused);
  const made = unkeptIn(state.error);
  if (phase.kind !== 'failed')
    return <PendingCard phase={phase} live={live} label={label} progress={progress} onCancel={onCancel} />;

  const failure = { ...describeError(phase.error), ...(advice && { next: advice }) };
  return (
    <FailedCard label={label} failure={failure} onTryAgain={onTryAgain} onDismiss={onCancel}>
      {state.error instanceof InferenceError && <ResultLink receipt={state.error.receipt} onAllow={onAllow} />}
      {made && (
        <Button size="small" onClick={() => downloadBlob(made.blob, fileName(job.recipe, imageTypes[made.type]))}>
          <Download size={13} /> Download
        </Button>
      )}
    </FailedCard>
  );
}

type PendingCardProps = Omit<JobCardProps, 'advice' | 'onTryAgain' | 'onAllow'> & {
  phase: Exclude<Phase, { kind: 'failed' }>;
};

function PendingCard({ phase, live: { job }, label, progress: progressOptions, onCancel }: PendingCardProps) {
  const now = useNow();
  const usual = useQuery(usualTimeQuery(job.endpoint.id, job.recipe)).data ?? undefined;
  const { data: told } = useQuery({ ...progressOptions, enabled: phase.kind === 'generating' });
  const { title, detail } = phaseInWords(phase, now, usual, told?.etaS === undefined ? undefined : told.etaS * 1000);
  // A server that has not begun yet says 0.
  const progress = told ? told.fraction || undefined : progressOf(phase, now, usual);
  const reason = phase.kind === 'retrying' || phase.kind === 'loading' ? describeError(phase.error) : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this is a group of words and a button
    <div
      role="group"
      aria-label={`Job ${label}: ${title}, ${detail}`}
      className="@container relative isolate grid aspect-(--frame) place-items-center overflow-hidden rounded-[5px] border border-dashed border-line bg-raise p-2 text-center text-mute has-[img]:text-text"
    >
      {told?.preview && <Preview picture={told.preview} />}
      <div className="min-w-0">
        <p>{title}</p>
        <p className="mono">{detail}</p>
        {phase.kind === 'retrying' && reason && (
          <p className="mt-1 line-clamp-3 text-xs text-warn-text" title={reason.words}>
            {reason.words || reason.title}
          </p>
        )}
        {!stands.has(phase.kind) && <ProgressBar value={progress} />}
        <Button size="small" look={told?.preview ? 'plain' : 'quiet'} className="mt-2" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** Phases in which nothing moves. */
const stands: ReadonlySet<Phase['kind']> = new Set(['queued', 'offline', 'paused']);

/** The picture so far, dim enough for the words before it. */
function Preview({ picture }: { picture: Blob }) {
  return (
    <div aria-hidden className="absolute inset-0 -z-10">
      <img ref={showBlob(picture)} alt="" className="size-full scale-110 object-cover blur-sm" />
      <div className="absolute inset-0 bg-raise/70" />
    </div>
  );
}

function ProgressBar({ value }: { value: number | undefined }) {
  return (
    <div aria-hidden className="mx-auto mt-2 h-[3px] w-[120px] max-w-full overflow-hidden rounded-sm bg-line">
      {value === undefined ? (
        <div className="h-full w-1/3 animate-[sweep_1.4s_ease-in-out_infinite] bg-accent" />
      ) : (
        <div
          className="h-full bg-accent transition-[width] duration-1000 ease-linear"
          style={{ width: `${Math.min(1, Math.max(0.02, value)) * 100}%` }}
        />
      )}
    </div>
  );
}
