import type { JobRow } from '#library/rows.ts';
import { FailedCard } from './failed-card.tsx';
import { ResultLink } from './result-link.tsx';

/** Without Web Locks (plain http) a tab that sleeps cannot be told from one that is gone. */
const lookThere = globalThis.navigator?.locks ? '' : ' If Proofsheet is open in another tab, look there first.';

/** A job that a reload or a crash left behind. It is offered again and never sent by itself. */
export function AbandonedCard({
  row,
  label,
  onTryAgain,
  onDismiss,
  onAllow,
}: {
  row: JobRow;
  label: string;
  onTryAgain: () => void;
  onDismiss: () => void;
  /** Lets this tab fetch pictures from an origin. */
  onAllow: (origin: string) => void;
}) {
  const failure = row.failure ?? {
    title: 'Interrupted',
    words: '',
    next: row.receipt
      ? 'The page closed while the picture was being made. Try again asks for the same one; nothing is ordered twice.'
      : row.sentAt
        ? `The page closed after the request had left, so it may have been billed. It is not sent again by itself.${lookThere}`
        : `The page closed before it was sent: it cost nothing.${lookThere}`,
  };
  return (
    <FailedCard label={label} failure={failure} onTryAgain={onTryAgain} onDismiss={onDismiss}>
      <ResultLink receipt={row.receipt} onAllow={onAllow} />
    </FailedCard>
  );
}
