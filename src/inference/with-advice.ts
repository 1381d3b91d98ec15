import type { InferenceError } from './inference-error.ts';

/** The same error with a next step that only whoever throws it knows. */
export function withAdvice(error: InferenceError, next: string): InferenceError {
  error.advice = { next };
  return error;
}
