import type { QueryClient } from '@tanstack/react-query';
import type { Endpoint } from '#inference/endpoint.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { watched } from '#lib/watched.ts';
import { type Job, jobIn } from '#queue/job.ts';
import { keeping } from '#settings/tokens/token-keeping.ts';
import { tokens } from '#settings/tokens/tokens.ts';

/** A locked token that jobs wait for. */
export type LockedToken = { endpoint: Endpoint; onDone: (isUnlocked: boolean) => void };

const waiting = watched<readonly LockedToken[]>([]);
const answers = new Map<string, Promise<boolean>>();

/** Jobs that were there when somebody decided not to unlock their token: they fail without being asked about again. */
const declined = new Set<string>();

/** What is asked for, one at a time. */
export const lockedTokens = { get: () => waiting.get()[0], subscribe: waiting.subscribe };

/** Resolves when the token that a job needs is unlocked. Rejects with an InferenceError when somebody decides against it. */
export async function unlockFor(client: QueryClient, { id, endpoint }: Job): Promise<void> {
  await keeping.check().catch(() => undefined); // it is looked up again before the token is sent
  if (!declined.has(id) && (!tokens.isLocked(endpoint) || (await ask(client, endpoint)))) return;
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
        waiting.set(waiting.get().filter((each) => each !== question));
        if (!isUnlocked) for (const job of jobsFor(client, endpoint)) declined.add(job);
        resolve(isUnlocked);
      },
    };
    waiting.set([...waiting.get(), question]);
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
