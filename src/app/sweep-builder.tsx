import { useState } from 'react';
import { forecastInWords } from '#costs/forecast.ts';
import { sheetsQuery } from '#library/sweep-queries.ts';
import { changeSheet, type Sheet, writeSheet } from '#library/sweeps.ts';
import type { SweepCell } from '#recipe/sweep/plan-sweep.ts';
import type { Sweep } from '#recipe/sweep/sweep.ts';
import { SweepDialog } from '#sweep/sweep-dialog.tsx';
import { Dialog } from '#ui/dialog.tsx';
import type { Notice } from './notice.tsx';
import { runCells } from './run-cells.ts';
import { useSweepLookup } from './sheet-plan.ts';
import { draftStore } from './stores.ts';
import { type SweepStart, sweepOfDraft } from './sweep-start.ts';
import { useCellsForecast } from './use-cells-forecast.ts';
import { client } from './wiring.ts';

type SweepBuilderProps = {
  /** What a link said of a sweep, beside the recipe that is in the form by now. */
  statements?: readonly string[];
  /** The sheet to change. */
  sheet?: Sheet;
  onSheet: (id: string) => void;
  tell: (notice: Notice) => void;
  onClose: () => void;
};

/** Defines a sweep from the draft, from a link or anew, and lays its sheet out. Only Run sends anything. */
export function SweepBuilder({ statements, sheet, onSheet, tell, onClose }: SweepBuilderProps) {
  const [start] = useState<SweepStart>(() => sheet ?? sweepOfDraft(draftStore.get(), statements));
  const lookup = useSweepLookup();

  async function layOut(sweep: Sweep, cells: readonly SweepCell[]) {
    const { parent } = draftStore.get();
    const laid = sheet
      ? await changeSheet(sheet.id, () => ({ axes: sweep.axes, images: sweep.images }))
      : await writeSheet(sweep);
    if (!laid) return;
    // Read again rather than waited for: the news of a write takes a moment.
    await client.invalidateQueries({ queryKey: sheetsQuery.queryKey, exact: true });
    onSheet(laid.id);
    const problem =
      cells.length > 0 &&
      (await runCells(
        laid.id,
        cells.map((cell) => ({ cell })),
        parent,
      ));
    if (problem) tell({ text: problem });
  }

  if ('problem' in start)
    return (
      <Dialog title="Sweep" onClose={onClose} className="w-[min(26rem,calc(100vw-1.5rem))]">
        <p>{start.problem}</p>
      </Dialog>
    );
  return (
    <SweepDialog
      start={start.sweep}
      unused={(start.unused ?? []).map(({ name, reason }) => `${name} (${reason})`)}
      lookup={lookup}
      isThere={sheet !== undefined}
      renderForecast={(cells) => <CellsForecast cells={cells} />}
      onDone={(sweep, cells) => {
        onClose();
        layOut(sweep, cells).catch((error: unknown) =>
          tell({
            text: `The sheet could not be kept, and nothing was sent. ${error instanceof Error ? error.message : ''}`,
          }),
        );
      }}
      onClose={onClose}
    />
  );
}

/** What a run would take: "about $0.12 · 48 s". */
function CellsForecast({ cells }: { cells: readonly SweepCell[] }) {
  const forecast = useCellsForecast(cells);
  const words = forecast && forecastInWords(forecast);
  return (
    words && (
      <p className="mono text-faint" title="Judged by past pictures of these models at their endpoints">
        {words}
      </p>
    )
  );
}
