import { dollars } from '#lib/dollars.ts';
import { Button } from '#ui/button.tsx';
import { raised } from './raised.ts';
import type { Spending } from './spending.ts';

type BudgetNoteProps = {
  budget: number;
  spending: Spending;
  /** How many jobs wait. */
  waiting: number;
  onRaise: (budget: number) => void;
  onFree: () => void;
  onCancel: () => void;
};

/** The session budget is reached: what was spent, and the three ways on. */
export function BudgetNote({ budget, spending, waiting, onRaise, onFree, onCancel }: BudgetNoteProps) {
  const { spent, underWay } = spending;
  const next = raised(budget, spent + underWay);
  return (
    <section
      aria-label="Session budget"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-accent-wash px-[18px] py-2.5"
    >
      <p role="status" className="min-w-56 flex-1">
        <strong className="font-semibold">Paused: the session budget of {dollars(budget)} is reached.</strong>{' '}
        <span className="text-mute">
          {dollars(spent)} spent{underWay > 0 && `, ${dollars(underWay)} under way`} ·{' '}
          {waiting === 1 ? '1 picture waits' : `${waiting} pictures wait`}
        </span>
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => onRaise(next)}>
          Raise to {dollars(next)}
        </Button>
        <Button size="small" onClick={onFree}>
          Go on without a budget
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          Cancel the rest
        </Button>
      </div>
    </section>
  );
}
