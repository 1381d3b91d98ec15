import type { QueryClient } from '@tanstack/react-query';
import { InferenceError } from '#inference/inference-error.ts';

/** Whether loading the page again now would break off nothing and lose nothing: no job under way, no paid picture unkept. */
export function mayReload(client: QueryClient): boolean {
  const jobs = client.getMutationCache().findAll({ mutationKey: ['job'] });
  return jobs.every(
    ({ state: { status, error } }) => status !== 'pending' && !(error instanceof InferenceError && error.picture),
  );
}
