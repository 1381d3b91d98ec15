import '@tanstack/react-query';
import type { ApiId } from '#inference/api.ts';

type Key =
  | readonly ['runs' | 'pictures' | 'picks' | 'jobs' | 'past-times' | 'storage' | 'storage-view' | 'costs' | 'paused']
  | readonly ['sweep' | 'sweeps' | 'presets' | 'verdicts' | 'marks' | 'projects' | 'history' | 'facts']
  | readonly ['sweep' | 'verdict' | 'lineage' | 'costs' | 'source' | 'mark' | 'facts', string]
  | readonly ['lineage' | 'checkup']
  | readonly ['sweep', string, 'size']
  | readonly ['jobs-elsewhere', ...string[]]
  | readonly ['compared', ...string[]]
  | readonly ['verdict']
  | readonly ['trash' | 'project']
  | readonly ['project', string]
  | readonly ['verdict', string, 'repeats']
  | readonly ['difference', string, string]
  | readonly ['search', string, string]
  | readonly ['whoami' | 'picture' | 'image' | 'preview' | 'attempt' | 'progress' | 'mapping', string]
  | readonly ['past-times', string, string, ...(number | undefined)[]]
  | readonly ['api', ApiId, boolean]
  | readonly ['server-lists', string, ApiId, string]
  | readonly ['hub-models', string, boolean]
  | readonly ['served', string]
  | readonly ['beside' | 'variants' | 'can-passkey']
  | readonly ['incoming', string];

declare module '@tanstack/react-query' {
  // The only keys that compile: a misspelt one is an error, not an empty cache.
  interface Register {
    queryKey: Key;
    mutationKey: readonly ['job'];
  }
}
