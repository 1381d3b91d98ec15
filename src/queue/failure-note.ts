import { describeError } from '#inference/describe-error.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { JobRow } from '#library/rows.ts';

/** A failure as the next page tells it: a picture that was not kept is gone with this one. */
export function failureNote(error: Error): NonNullable<JobRow['failure']> {
  const failure = describeError(error);
  const isLost = error instanceof InferenceError && error.picture !== undefined;
  return isLost ? { ...failure, next: 'It went with the page that held it. Try again asks for a new one.' } : failure;
}
