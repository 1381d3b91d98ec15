import type { JobRow } from '#library/rows.ts';
import { FailedCard } from './failed-card.tsx';
import { ResultLink } from './result-link.tsx';

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
        ? 'The page closed after the request had left, so it may have been billed. It is not sent again by itself.'
        : 'The page closed before it was sent: it cost nothing.',
  };
  return (
    <FailedCard label={label} failure={failure} onTryAgain={onTryAgain} onDismiss={onDismiss}>
      <ResultLink receipt={row.receipt} onAllow={onAllow} />
    </FailedCard>
  );
}
