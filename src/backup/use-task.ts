import { useState } from 'react';
import type { Progress } from './save-backup.ts';

/** A long piece of work: not begun, under way, or ended with what came of it. */
export type Task<Result> =
  | { kind: 'idle' }
  | { kind: 'running'; progress: Progress | undefined; stop: () => void }
  | { kind: 'ended'; result: Result }
  | { kind: 'failed'; words: string };

export type TaskPorts = { signal: AbortSignal; onProgress: (progress: Progress) => void };

/** What a person sees of progress need not be newer than this, in milliseconds. */
const everyMs = 100;

/** Runs a piece of work that can be stopped, one at a time. */
export function useTask<Result>(): [Task<Result>, (work: (ports: TaskPorts) => Promise<Result>) => Promise<void>] {
  const [task, setTask] = useState<Task<Result>>({ kind: 'idle' });

  async function start(work: (ports: TaskPorts) => Promise<Result>) {
    const controller = new AbortController();
    const stop = () => controller.abort();
    let shownAt = 0;
    setTask({ kind: 'running', progress: undefined, stop });
    try {
      const result = await work({
        signal: controller.signal,
        onProgress: (progress) => {
          const now = performance.now();
          if (now - shownAt < everyMs) return;
          shownAt = now;
          setTask({ kind: 'running', progress, stop });
        },
      });
      setTask({ kind: 'ended', result });
    } catch (error) {
      // Stopped, or no file was chosen: a person knows.
      const isWanted = error instanceof DOMException && error.name === 'AbortError';
      setTask(isWanted ? { kind: 'idle' } : { kind: 'failed', words: inWords(error) });
    }
  }

  return [task, start];
}

function inWords(error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return 'This device is full. Free some space, then do it again: what is done already stays.';
  return error instanceof Error ? error.message : String(error);
}
