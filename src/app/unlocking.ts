import type { QueryClient } from '@tanstack/react-query';
import type { Endpoint } from '#inference/endpoint.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { type Job, jobIn } from '#queue/job.ts';
import { keeping } from '#settings/token-keeping.ts';
import { tokens } from '#settings/tokens.ts';

/** A locked token that jobs wait for. */
export type LockedToken = { endpoint: Endpoint; onDone: (isUnlocked: boolean) => void };

let waiting: readonly LockedToken[] = [];
const answers = new Map<string, Promise<boolean>>();
const listeners = new Set<() => void>();

/** Jobs that were there when somebody decided not to unlock their token: they fail without being asked about again. */
const declined = new Set<string>();

function setWaiting(next: readonly LockedToken[]): void {
  waiting = next;
  for (const each of listeners) each();
}

/** What is asked for, one at a time, for `useSyncExternalStore`. */
export const lockedTokens = {
  get: () => waiting[0],
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Resolves when the token that a job needs is unlocked. Rejects with an InferenceError when somebody decides against it. */
export async function unlockFor(client: QueryClient, { id, endpoint }: Job): Promise<void> {
  await keeping.check().catch(() => undefined); // it is looked up again before the token is sent
  if (!declined.delete(id) && (!tokens.isLocked(endpoint) || (await ask(client, endpoint)))) return;
  declined.delete(id);
  throw new InferenceError('locked', 'It was not unlocked, so nothing was sent.');
}

function ask(client: QueryClient, endpoint: Endpoint): Promise<boolean> {
  const asked = answers.get(endpoint.id);
  if (asked !== undefined) return asked;
  const answer = new Promise<boolean>((resolve) => {
    const question = {
      endpoint,
      onDone: (isUnlocked: boolean) => {
        answers.delete(endpoint.id);
        setWaiting(waiting.filter((each) => each !== question));
        if (!isUnlocked) for (const job of jobsFor(client, endpoint)) declined.add(job);
        resolve(isUnlocked);
      },
    };
    setWaiting([...waiting, question]);
  });
  answers.set(endpoint.id, answer);
  return answer;
}

function jobsFor(client: QueryClient, { id }: Endpoint): string[] {
  const pending = client.getMutationCache().findAll({ status: 'pending' });
  return pending.flatMap(({ state }) => {
    const job = jobIn(state.variables);
    return job?.endpoint.id === id ? job.id : [];
  });
}
