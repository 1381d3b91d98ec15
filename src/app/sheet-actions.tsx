import { copyText } from '#lib/copy-text.ts';
import { deleteSheet, restoreSheet, type Sheet } from '#library/sweeps.ts';
import type { SweepPlan } from '#recipe/sweep/plan-sweep.ts';
import { writeSweepLink } from '#recipe/sweep/sweep-link.ts';
import type { SheetState } from '#sweep/sheet-state.ts';
import { Button } from '#ui/button.tsx';
import type { Notice } from './notice.tsx';
import { SheetExport } from './sheet-export.tsx';

type SheetActionsProps = {
  sheet: Sheet;
  plan: SweepPlan;
  state: SheetState;
  onEdit: () => void;
  onBack: () => void;
  tell: (notice: Notice) => void;
};

/** What can be done with a sheet beside running it. */
export function SheetActions({ sheet, plan, state, onEdit, onBack, tell }: SheetActionsProps) {
  async function copyLink() {
    const written = await writeSweepLink(sheet.sweep);
    if ('problem' in written) return tell({ text: written.problem });
    await copyText(`${location.origin}${location.pathname}#${written.link}`);
    tell({ text: 'Link copied. It carries what the sweep goes over, no pictures and never a token.' });
  }

  async function remove() {
    await deleteSheet(sheet.id);
    onBack();
    const undo = () => void restoreSheet(sheet);
    tell({ text: 'The sheet is deleted; its pictures stay in the gallery.', action: { label: 'Undo', run: undo } });
  }

  const action = (name: string, run: () => unknown) => (
    <Button look="quiet" size="small" onClick={() => void run()}>
      {name}
    </Button>
  );
  return (
    <>
      {action('Edit…', onEdit)}
      {action('Copy link', copyLink)}
      <SheetExport sheet={sheet} plan={plan} state={state} tell={tell} />
      {action('Delete sheet', remove)}
    </>
  );
}
