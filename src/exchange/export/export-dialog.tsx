import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { picksQuery, pictureIdsQuery } from '#library/queries.ts';
import { frameOf } from '#library/rows.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ChoiceField } from './choice-field.tsx';
import { ExportFooter } from './export-footer.tsx';
import { type ExportOptions, exportKinds, exportOptions } from './export-options.ts';
import { FileSettings } from './file-settings.tsx';
import { PictureChecklist } from './picture-checklist.tsx';
import { SheetSettings } from './sheet-settings.tsx';
import { useExport } from './use-export.ts';

type ExportDialogProps = {
  /** The pictures on show in the gallery, in the order they are seen. */
  shown: readonly string[];
  /** The picture it was opened from, if it was opened from one. */
  from: string | undefined;
  /** Those that were selected together, if it was opened for them. */
  selected?: readonly string[] | undefined;
  labelOf: (id: string) => string;
  onClose: () => void;
};

type Source = 'selected' | 'this' | 'run' | 'picks' | 'all';

/** Which pictures leave the page, and as what. */
export function ExportDialog({ shown, from, selected, labelOf, onClose }: ExportDialogProps) {
  const { data: all = [] } = useQuery(pictureIdsQuery);
  const { data: picks = [] } = useQuery(picksQuery);
  const options = useSyncExternalStore(exportOptions.subscribe, exportOptions.get);
  const [source, setSource] = useState<Source>(selected ? 'selected' : from === undefined ? 'all' : 'this');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [state, start] = useExport();

  const isPicked = new Set(picks);
  const sources: Record<Source, readonly string[]> = {
    selected: selected ?? [],
    this: from === undefined ? [] : [from],
    run: from === undefined ? [] : all.filter((id) => frameOf(id).run === frameOf(from).run),
    picks: all.filter((id) => isPicked.has(id)),
    all: shown,
  };
  const ids = sources[source];
  const ticked = ids.filter((id) => !left.has(id));
  const change = (changed: Partial<ExportOptions>) => exportOptions.set({ ...exportOptions.get(), ...changed });
  const isGrid = options.kind === 'sheet' || options.kind === 'pdf';

  return (
    <Dialog title="Export" onClose={onClose} className="w-[min(46rem,calc(100vw-1.5rem))]">
      <div className="grid grid-cols-1 gap-4">
        <ChoiceField
          label="Which pictures"
          choices={choicesOf(sources, from)}
          value={source}
          onChange={(source) => {
            setSource(source);
            setLeft(new Set());
          }}
        />
        {ids.length === 0 ? (
          <p className="text-mute">
            No pictures here yet. Mark the ones worth keeping with P, or the ring on a picture.
          </p>
        ) : (
          <div>
            <PictureChecklist
              ids={ids}
              ticked={new Set(ticked)}
              labelOf={labelOf}
              onTick={(id, on) => setLeft(new Set(on ? [...left].filter((each) => each !== id) : [...left, id]))}
            />
            {ids.length > 1 && (
              <div className="mt-1.5 flex items-center gap-1.5 text-xs text-mute">
                <span className="flex-1">
                  {ticked.length} of {ids.length} ticked
                </span>
                <Button look="quiet" size="small" onClick={() => setLeft(new Set())}>
                  Tick all
                </Button>
                <Button look="quiet" size="small" onClick={() => setLeft(new Set(ids))}>
                  Untick all
                </Button>
              </div>
            )}
          </div>
        )}
        <ChoiceField label="As" choices={exportKinds} value={options.kind} onChange={(kind) => change({ kind })} />
        <p className="-mt-2 text-xs text-faint">{exportKinds[options.kind].hint}.</p>
        {options.kind === 'pictures' ? (
          <div className="flex flex-wrap gap-x-6 gap-y-1.5">
            <Tick label="In one ZIP" checked={options.zip} onChange={(zip) => change({ zip })} />
            <Tick
              label="With a table of the recipes (CSV)"
              checked={options.table}
              onChange={(table) => change({ table })}
            />
          </div>
        ) : (
          <SheetSettings options={options} onChange={change} />
        )}
        {!isGrid && <FileSettings example={ticked[0]} names={options.kind === 'pictures'} />}
      </div>
      <ExportFooter state={state} count={ticked.length} onStart={() => void start(ticked, labelOf, options)} />
    </Dialog>
  );
}

/** The sources that can be chosen from, with how many pictures each has. */
function choicesOf(sources: Record<Source, readonly string[]>, from: string | undefined) {
  const count = (name: string, source: Source) => ({ name: `${name} (${sources[source].length})` });
  const choices: Partial<Record<Source, { name: string }>> = {
    ...(sources.selected.length > 0 && { selected: count('Selected', 'selected') }),
    ...(from !== undefined && { this: { name: 'This picture' }, run: count('This run', 'run') }),
    picks: count('Picks', 'picks'),
    all: count('All shown', 'all'),
  };
  return choices;
}

function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="inline-flex items-center gap-1.5">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
