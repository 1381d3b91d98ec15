import { Button } from '#ui/button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import type { Task } from './use-task.ts';

/** How far a piece of work is, with the way to stop it; or why it failed. */
export function TaskLine<Result>({ task, name }: { task: Task<Result>; name: string }) {
  if (task.kind === 'failed') return <p className="text-xs text-danger-text">{task.words}</p>;
  if (task.kind !== 'running') return null;
  const { progress } = task;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="mono mb-1 text-xs text-mute">
          {name}
          {progress ? ` · ${progress.done.toLocaleString()} of ${progress.of.toLocaleString()}` : '…'}
        </p>
        <ProgressBar label={name} max={progress?.of ?? 1} value={progress?.done ?? 0} />
      </div>
      <Button size="small" onClick={task.stop}>
        Stop
      </Button>
    </div>
  );
}
