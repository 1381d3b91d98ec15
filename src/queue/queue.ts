import type { Mutation, QueryClient } from '@tanstack/react-query';
import { demoEndpoint, isPrivateHost } from '#inference/endpoint.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { MadePicture } from '#inference/made-picture.ts';
import { retryDelay, shouldRetry } from '#inference/retry-policy.ts';
import { quietly } from '#lib/quietly.ts';
import { newestId } from '#library/queries.ts';
import { frameId, type JobRow, newRunId, type Order, orderOf } from '#library/rows.ts';
import { createHolds } from './holds.ts';
import { type Attempt, attemptKey, type Job, jobIn } from './job.ts';
import { laneGiver } from './lanes.ts';
import { createLeaving } from './leaving.ts';
import type { QueuePorts } from './ports.ts';

/** The queue: every job is a mutation in react-query's cache, which is its only list. */
export function createQueue(client: QueryClient, ports: QueuePorts) {
  const cache = client.getMutationCache();
  const holds = createHolds(ports.now);
  const leaving = createLeaving();

  /** Starts a run: one job per order, written down before anything is sent. */
  function start(orders: readonly Order[]): string {
    const [first] = orders;
    const id = newRunId(ports.now(), newestId(client));
    if (!first) return id;
    const run = { ...first, id, createdAt: ports.now(), frames: orders.length };
    const rows = orders.map((order, index) => ({ ...order, id: frameId(id, index + 1), tab: ports.tab }));
    ports.announceRun(run);
    // Asked for before the first request below is; a page cannot do more without making the designer wait for the disk.
    quietly(ports.writeRun(run, rows));
    const laneOf = laneGiver(cache);
    for (const row of rows) submit(row, laneOf(row));
    return id;
  }

  /** Puts a job that failed, or that an earlier page left behind, back in line under its own id. */
  function tryAgain(id: string, abandoned?: JobRow): void {
    const failed = find(id);
    const order = failed?.state.variables ?? abandoned;
    // A second press finds the job under way already, and must not pay for another.
    if (!order || failed?.state.status === 'pending') return;
    const error = failed?.state.error;
    const { kind, picture } = error instanceof InferenceError ? error : {};
    const made = kind === 'unsaved' ? picture : undefined;
    const { receipt } = failed?.state.variables ?? { receipt: abandoned?.receipt };
    if (failed) cache.remove(failed);
    client.removeQueries({ queryKey: attemptKey(id) });
    const again = { ...orderOf(order), id };
    quietly(ports.writeJob(rowOf({ ...again, ...(receipt && { receipt }) })));
    holds.lift(again.endpoint.id);
    submit(again, laneGiver(cache)(again), { ...(made && { made }), ...(receipt && { receipt }) });
  }

  /** Cancels jobs in whatever state they are, or dismisses failed ones; then, and not between them, waiting ones move up. */
  function drop(ids: readonly string[]): void {
    for (const mutation of ids.map(find).filter((found) => found !== undefined)) {
      cache.remove(mutation);
      mutation.state.variables?.controller.abort();
    }
    for (const id of ids) {
      client.removeQueries({ queryKey: attemptKey(id) });
      quietly(ports.removeJob(id));
    }
    // On the cache: the client would not try while offline, but the demo works then, and every job knows what it needs.
    quietly(cache.resumePausedMutations());
  }

  function submit(order: Order & { id: string }, lane: string, had: Pick<Job, 'made' | 'receipt'> = {}): void {
    const { id, endpoint } = order;
    const job: Job = { ...orderOf(order), id, controller: new AbortController(), ...had };
    const mutation = cache.build<MadePicture, Error, Job, unknown>(client, {
      mutationKey: ['job'],
      scope: { id: lane },
      networkMode: needsNetwork(endpoint) ? 'online' : 'always',
      gcTime: Number.POSITIVE_INFINITY,
      retry: shouldRetry,
      // The wait was drawn when the attempt failed, so that the card can count down to it.
      retryDelay: () => Math.max(0, (attemptOf(id)?.resumesAt ?? 0) - ports.now()),
      mutationFn: attempt,
      onSuccess: keep,
      onError: (error) => {
        if (!job.controller.signal.aborted && !leaving.over()) quietly(ports.markFailed(id, error, job.receipt));
      },
    });
    mutation.execute(job).then(
      () => {
        cache.remove(mutation);
        client.removeQueries({ queryKey: attemptKey(id) });
      },
      () => undefined, // the failure is the state of the mutation, which the card shows
    );
  }

  /** Waits while the page is being left. Throws for a cancelled job, which may still wake from a wait: it must not send. */
  async function stay({ controller }: Job): Promise<void> {
    await leaving.over();
    controller.signal.throwIfAborted();
  }

  async function attempt(job: Job): Promise<MadePicture> {
    if (job.made) return job.made;
    await stay(job);
    const held = holds.wait(job, (span) => setAttempt(job.id, { number: attemptOf(job.id)?.number ?? 0, ...span }));
    if (held !== undefined) await held.then(() => stay(job));
    const clearance = ports.clear(job);
    // Awaited only where there is one: else the request leaves within the task of the press that ordered it.
    if (clearance !== undefined) await clearance.then(() => stay(job));
    const number = (attemptOf(job.id)?.number ?? 0) + 1;
    const sentAt = ports.now();
    setAttempt(job.id, { number, startedAt: sentAt });
    quietly(ports.noteJob(rowOf(job, sentAt)));
    try {
      return await ports.infer(job, {
        signal: job.controller.signal,
        receipt: job.receipt,
        onReceipt: (receipt) => {
          job.receipt = receipt;
          // What was cancelled is struck out, and stays so.
          if (!job.controller.signal.aborted) quietly(ports.noteJob(rowOf(job, sentAt)));
        },
        onBytes: (received) =>
          client.setQueryData<Attempt>(attemptKey(job.id), (attempt) => attempt && { ...attempt, received }),
      });
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      // What a failure does not owe is lost: the next try orders anew.
      if (!(error instanceof InferenceError && error.receipt)) delete job.receipt;
      holds.hear(job.endpoint.id, number - 1, error);
      if (!job.controller.signal.aborted && shouldRetry(number - 1, error)) {
        const resumesAt = ports.now() + retryDelay(number - 1, error);
        setAttempt(job.id, { number, startedAt: ports.now(), resumesAt });
      }
      throw error;
    }
  }

  async function keep(made: MadePicture, job: Job): Promise<void> {
    const { id } = job;
    const { blob, type, notes, tookMs, cost } = made;
    const attempts = attemptOf(id)?.number ?? 1;
    const paid = cost !== undefined && { cost };
    const told = { ...orderOf(job), id, type, tookMs, attempts, notes, ...paid };
    const picture = { ...told, createdAt: ports.now(), bytes: blob.size };
    try {
      await ports.keep(picture, blob);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new InferenceError('unsaved', reason, { picture: made, cause });
    }
  }

  /** What is written down of a job, before it is sent (without a time) and after. */
  function rowOf(job: Pick<Job, 'id' | 'receipt'> & Order, sentAt?: number): JobRow {
    const { id, receipt } = job;
    return {
      ...orderOf(job),
      id,
      tab: ports.tab,
      ...(sentAt !== undefined && { sentAt }),
      ...(receipt && { receipt }),
    };
  }

  function find(id: string): Mutation<MadePicture, Error, Job> | undefined {
    return cache.find<MadePicture, Error, Job>({ predicate: ({ state }) => jobIn(state.variables)?.id === id });
  }

  function attemptOf(id: string): Attempt | undefined {
    return client.getQueryData<Attempt>(attemptKey(id));
  }

  function setAttempt(id: string, attempt: Attempt): void {
    client.setQueryData<Attempt>(attemptKey(id), attempt);
  }

  return { start, tryAgain, drop, halt: leaving.halt, resume: leaving.resume };
}

/** The demo lives in this page, and servers at home are reached while there is no way out to the internet. */
function needsNetwork({ id, baseUrl }: Order['endpoint']): boolean {
  return id !== demoEndpoint.id && !isPrivateHost(new URL(baseUrl).hostname);
}
