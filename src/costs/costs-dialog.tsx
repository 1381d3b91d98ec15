import { dollars } from '#lib/dollars.ts';
import type { CostRow } from '#library/costs.ts';
import { spentSince } from '#library/costs.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { LimitsForm } from './limits-form.tsx';
import { type Spending, spendingByEndpoint, spendingOf } from './spending.ts';

type CostsDialogProps = {
  rows: readonly CostRow[];
  /** When the session began, in epoch milliseconds. */
  since: number;
  onReset: () => void;
  onClose: () => void;
};

/** What was spent, by endpoint, and the limits to that. */
export function CostsDialog({ rows, since, onReset, onClose }: CostsDialogProps) {
  const session = spendingOf(spentSince(since, rows));
  const began = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(since);
  return (
    <Dialog title="Costs" onClose={onClose} className="w-[min(32rem,calc(100vw-1.5rem))]">
      <table className="w-full text-right">
        <thead className="text-xs text-faint">
          <tr>
            <th scope="col" className="text-left font-medium">
              Endpoint
            </th>
            <th scope="col" className="py-1 pl-4 font-medium">
              This session
            </th>
            <th scope="col" className="py-1 pl-4 font-medium">
              In all
            </th>
          </tr>
        </thead>
        <tbody>
          {spendingByEndpoint(rows, since).map((each) => (
            <SpendingRow key={each.id} {...each} />
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <SpendingRow name="Together" session={session} ever={spendingOf(rows)} />
        </tfoot>
      </table>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2 text-xs text-mute">
        <span>This session began {began}.</span>
        <Button size="small" onClick={onReset}>
          Start a new session
        </Button>
      </div>
      <p className="mt-3 text-xs text-faint">
        Counted by the prices entered under Endpoints; the provider’s bill is what holds. What is “perhaps” left and
        brought no picture: the server may have billed it, so it counts as spent.
      </p>
      <LimitsForm onSaved={onClose} />
    </Dialog>
  );
}

function SpendingRow({ name, session, ever }: { name: string; session: Spending; ever: Spending }) {
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-1.5 text-left [font-weight:inherit] wrap-anywhere">
        {name}
      </th>
      <Amount {...session} />
      <Amount {...ever} />
    </tr>
  );
}

function Amount({ spent, perhaps, underWay }: Spending) {
  return (
    <td className="mono py-1.5 pl-4">
      {dollars(spent)}
      {perhaps > 0 && <span className="block font-normal text-faint">{dollars(perhaps)} perhaps</span>}
      {underWay > 0 && <span className="block font-normal text-faint">{dollars(underWay)} under way</span>}
    </td>
  );
}
