import type { MadePicture, Receipt } from '#inference/made-picture.ts';
import type { JobRow, Picture, Run } from '#library/rows.ts';
import type { Job } from './job.ts';

/** What the queue needs from the world: somebody who makes pictures and somewhere to keep them. */
export type QueuePorts = {
  tab: string;
  /** Resolves when a job that costs money may leave; undefined when it may at once. Rejects when the job is cancelled. */
  clear: (job: Job) => Promise<void> | undefined;
  infer: (
    job: Job,
    wire: {
      signal: AbortSignal;
      receipt: Receipt | undefined;
      onReceipt: (receipt: Receipt) => void;
      onBytes: (received: number) => void;
    },
  ) => Promise<MadePicture>;
  writeRun: (run: Omit<Run, 'number'>, jobs: readonly JobRow[]) => Promise<void>;
  /** Writes a job down that is back in line, as this tab's. */
  writeJob: (row: JobRow) => Promise<void>;
  /** Writes down how far a job has come: that it is sent, or what is left to do for its picture. */
  noteJob: (row: JobRow) => Promise<void>;
  /** Notes how a job failed, and what is left to do for its picture. */
  markFailed: (id: string, error: Error, receipt: Receipt | undefined) => Promise<void>;
  removeJob: (id: string) => Promise<void>;
  /** Writes a picture down, and only then shows it: what is on show survives the page. */
  keep: (picture: Picture, bytes: Blob) => Promise<void>;
  /** A run that is about to start, before the disk has given it its number. */
  announceRun: (run: Omit<Run, 'number'>) => void;
  now: () => number;
};
