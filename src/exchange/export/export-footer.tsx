import { Button } from '#ui/button.tsx';
import type { ExportState } from './use-export.ts';

type ExportFooterProps = { state: ExportState; count: number; onStart: () => void };

/** The press that starts an export, how far it is, and what became of it. */
export function ExportFooter({ state, count, onStart }: ExportFooterProps) {
  return (
    <div className="sticky -bottom-4 -mx-4 mt-4 -mb-4 flex flex-wrap items-center gap-3 border-t border-line bg-panel p-4 max-mid:flex-col max-mid:items-stretch">
      <div role="log" aria-label="Export progress" className="min-w-0 flex-1 text-xs">
        {state.kind === 'running' && (
          <>
            <p className="mono mb-1 text-mute">
              {state.done} of {state.of}
            </p>
            <progress className="h-1.5 w-full" max={state.of} value={state.done} aria-label="Pictures done" />
          </>
        )}
        {state.kind === 'ended' && (
          <div className="max-h-24 overflow-y-auto">
            <p className={state.failed ? 'text-danger-text' : 'text-text'}>{state.words}</p>
            {state.problems.map((problem) => (
              <p key={problem} className="text-warn-text">
                {problem}
              </p>
            ))}
          </div>
        )}
      </div>
      {state.kind === 'running' ? (
        <Button onClick={state.stop}>Stop</Button>
      ) : (
        <Button look="primary" disabled={count === 0} onClick={onStart}>
          {count === 1 ? 'Export 1 picture' : `Export ${count} pictures`}
        </Button>
      )}
    </div>
  );
}
