import { InferenceError } from '#inference/inference-error.ts';
import type { MadePicture } from '#inference/made-picture.ts';

/** The picture that came and could not be kept, in what a job failed with: it goes with the page. */
export function unkeptIn(error: Error | null): MadePicture | undefined {
  return error instanceof InferenceError ? error.picture : undefined;
}
