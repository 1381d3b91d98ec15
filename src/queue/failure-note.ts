import { describeError } from '#inference/describe-error.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { JobRow } from '#library/rows.ts';

/** A failure as the next page tells it: a picture that was not kept is gone with this one. `isOwed`: it can still be had. */
export function failureNote(error: Error, isOwed: boolean): NonNullable<JobRow['failure']> {
  const failure = describeError(error);
  const isLost = error instanceof InferenceError && error.picture !== undefined;
  const next = isOwed
    ? 'It went with the page that held it. Try again asks for the same one; nothing is ordered twice.'
    : 'It went with the page that held it. Try again asks for a new one.';
  return isLost ? { ...failure, next } : failure;
}
