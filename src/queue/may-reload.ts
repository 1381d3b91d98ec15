import type { QueryClient } from '@tanstack/react-query';
import { asksBeforeLeaving } from '#lib/use-leave-warning.ts';
import { unkeptIn } from './unkept.ts';

/**
 * Whether loading the page again now would break off nothing and lose nothing: no job under way, no paid picture unkept,
 * nothing that the browser would ask about.
 */
export function mayReload(client: QueryClient): boolean {
  if (asksBeforeLeaving()) return false;
  const jobs = client.getMutationCache().findAll({ mutationKey: ['job'] });
  return jobs.every(({ state: { status, error } }) => status !== 'pending' && !unkeptIn(error));
}
