import '@tanstack/react-query';
import type { ApiId } from '#inference/api.ts';

type Key =
  | readonly ['runs' | 'pictures' | 'picks' | 'jobs' | 'past-times' | 'storage']
  | readonly ['picture' | 'image' | 'preview' | 'attempt', string]
  | readonly ['past-times', string, string]
  | readonly ['api', ApiId, boolean]
  | readonly ['server-lists', string, ApiId, string];

declare module '@tanstack/react-query' {
  // The only keys that compile: a misspelt one is an error, not an empty cache.
  interface Register {
    queryKey: Key;
    mutationKey: readonly ['job'];
  }
}
