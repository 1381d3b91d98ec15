import { useState } from 'react';
import { downloadBlob } from '#lib/blob-url.ts';
import { byteSize } from '#lib/byte-size.ts';
import type { Sheet } from '#library/sweeps.ts';
import type { SweepPlan } from '#recipe/sweep/plan-sweep.ts';
import { writeSweepLink } from '#recipe/sweep/sweep-link.ts';
import type { SheetState } from '#sweep/sheet-state.ts';
import { Button } from '#ui/button.tsx';
import type { Notice } from './notice.tsx';

type SheetExportProps = { sheet: Sheet; plan: SweepPlan; state: SheetState; tell: (notice: Notice) => void };

/** A sheet as one labelled picture, or as a web page that needs nothing else; and how far that is. */
export function SheetExport({ sheet: { title, sweep }, plan, state, tell }: SheetExportProps) {
  const [running, setRunning] = useState<{ done: number; stop: () => void }>();
  const { made } = state.tally;

  async function save(kind: 'png' | 'html') {
    const controller = new AbortController();
    const { signal } = controller;
    const onDone = (done: number) => setRunning({ done, stop: () => controller.abort() });
    onDone(0);
    try {
      const { exportSweep } = await import('#exchange/export/export-sweep.ts');
      const written = await writeSweepLink(sweep);
      const how =
        kind === 'png'
          ? { kind, paper: paperOfPage() }
          : {
              kind,
              address: `${location.origin}${location.pathname}`,
              link: 'link' in written ? written.link : undefined,
            };
      const pictures = new Map(state.takes.map(({ cell, pictures }) => [cell.key, pictures]));
      const { file, problems } = await exportSweep({ title: title ?? sweep.base.prompt, plan, pictures }, how, {
        signal,
        onDone,
      });
      signal.throwIfAborted();
      downloadBlob(file, file.name);
      tell({ text: [`Saved ${file.name}, ${byteSize(file.size)}.`, ...problems].join(' ') });
    } catch (error) {
      const why = error instanceof Error ? error.message : '';
      tell({ text: signal.aborted ? 'The export was stopped.' : `Nothing was exported. ${why}` });
    } finally {
      setRunning(undefined);
    }
  }

  if (running)
    return (
      <span className="mono inline-flex items-center gap-2 text-mute">
        Exporting {running.done} of {made}
        <Button size="small" onClick={running.stop}>
          Stop export
        </Button>
      </span>
    );
  return (
    <>
      <Button look="quiet" size="small" disabled={made === 0} onClick={() => void save('png')}>
        Export PNG
      </Button>
      <Button look="quiet" size="small" disabled={made === 0} onClick={() => void save('html')}>
        Export HTML
      </Button>
    </>
  );
}

/** What is exported is on the paper that it is looked at on. */
function paperOfPage(): 'light' | 'dark' {
  const { scheme } = document.documentElement.dataset;
  if (scheme === 'light' || scheme === 'dark') return scheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
