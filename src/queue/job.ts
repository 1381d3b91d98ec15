import type { MadePicture, Receipt } from '#inference/made-picture.ts';
import type { Order } from '#library/rows.ts';

/** One picture that is owed: the variables of a mutation. */
export type Job = Order & {
  id: string;
  controller: AbortController;
  /** A picture that came but could not be kept: a further try keeps it, and asks nobody for another. */
  made?: MadePicture;
  /** What is left to do for a picture that was ordered: a further try does that, and orders nothing new. */
  receipt?: Receipt;
};

/** Where the current try of a job stands, in epoch milliseconds; kept beside the mutation, which knows only counts. */
export type Attempt = {
  /** 0 for a job that is held back before its first request. */
  number: number;
  startedAt: number;
  resumesAt?: number;
  /** Bytes of the answer, once it takes its time. */
  received?: number;
};

export const attemptKey = (id: string) => ['attempt', id] as const;

/** What react-query knows of a job, as far as it matters here. */
export type JobState = { status: string; isPaused: boolean; error: Error | null; failureReason: Error | null };

/** The job in a mutation's variables, or undefined when the mutation is not a job's. */
export function jobIn(variables: unknown): Job | undefined {
  return isJob(variables) ? variables : undefined;
}

function isJob(variables: unknown): variables is Job {
  return typeof variables === 'object' && variables !== null && 'controller' in variables;
}
