import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { AskDialog } from '#costs/ask-dialog.tsx';
import { CostsButton } from '#costs/costs-button.tsx';
import { CostsDialog } from '#costs/costs-dialog.tsx';
import { ledgerQuery, sessionCostsQuery } from '#costs/costs-query.ts';
import { limits } from '#costs/limits.ts';
import { sessionStart } from '#costs/session.ts';
import { spendingOf } from '#costs/spending.ts';
import { useEndpoints } from '#settings/use-endpoints.ts';
import { asked } from './asking.ts';
import { UnlockingPart } from './unlocking-part.tsx';

/** What was spent, once there is something to spend on, and the questions before a run: a large one, or a locked token. */
export function Costs() {
  const [open, setOpen] = useState(false);
  const since = sessionStart();
  const { data: { rows, isAny } = { rows: [], isAny: false } } = useQuery(sessionCostsQuery(since));
  const ledger = useQuery({ ...ledgerQuery, enabled: open });
  const { pictures, budget } = useSyncExternalStore(limits.subscribe, limits.get);
  const question = useSyncExternalStore(asked.subscribe, asked.get);
  const hasPrice = useEndpoints().all.some(({ price }) => price !== undefined);
  const { spent, underWay } = spendingOf(rows);
  const left = budget === null ? undefined : Math.max(0, budget - spent - underWay);
  return (
    <>
      {(hasPrice || isAny || pictures !== null) && <CostsButton spent={spent} onOpen={() => setOpen(true)} />}
      {open && !ledger.isPending && (
        <CostsDialog
          rows={ledger.data ?? rows}
          since={since}
          onReset={() => limits.set({ ...limits.get(), sessionFrom: Date.now() })}
          onClose={() => setOpen(false)}
        />
      )}
      {question && <AskDialog run={question} endpoint={question.endpoint} left={left} onAnswer={question.answer} />}
      <UnlockingPart />
    </>
  );
}
