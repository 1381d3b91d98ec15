import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { BudgetNote } from '#costs/budget-note.tsx';
import { sessionCostsQuery } from '#costs/costs-query.ts';
import { limits } from '#costs/limits.ts';
import { sessionStart } from '#costs/session.ts';
import { spendingOf } from '#costs/spending.ts';
import { type Attempt, attemptKey } from '#queue/job.ts';
import { isPaused } from '#queue/paused.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

/** Says that jobs wait for money, and what can be done about it. */
export function PausedNote({ jobs, atGate }: { jobs: readonly FrameJob[]; atGate: readonly string[] }) {
  const client = useQueryClient();
  const { budget } = useSyncExternalStore(limits.subscribe, limits.get);
  const costs = useQuery(sessionCostsQuery(sessionStart()));
  if (budget === null || !costs.data) return null;
  const waiting = jobs.filter(
    ({ id, live }) => live && isPaused(live, client.getQueryData<Attempt>(attemptKey(id)), atGate),
  );
  const setBudget = (next: number | null) => limits.set({ ...limits.get(), budget: next });
  return (
    <BudgetNote
      budget={budget}
      spending={spendingOf(costs.data.rows)}
      waiting={waiting.length}
      onRaise={setBudget}
      onFree={() => setBudget(null)}
      onCancel={() => queue.drop(waiting.map(({ id }) => id))}
    />
  );
}
