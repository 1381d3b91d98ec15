import { useState } from 'react';
import { downloadBlob } from '#lib/blob-url.ts';
import type { Preset } from '#library/presets.ts';
import { Button } from '#ui/button.tsx';
import { writePresetFile } from './preset-file.ts';
import { PresetRow } from './preset-row.tsx';
import { listPresets, type PresetOrder } from './preset-rows.ts';

type PresetListProps = {
  presets: readonly Preset[];
  onApply: (preset: Preset) => void;
  onEdit: (preset: Preset) => void;
  onRemove: (preset: Preset) => void;
  onNew: () => void;
  onImport: () => void;
};

/** The presets there are, to use or to see to, and the ways to more. */
export function PresetList({ presets, onNew, onImport, ...deeds }: PresetListProps) {
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<PresetOrder>('name');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const shown = listPresets(presets, search, order);
  const chosen = shown.filter(({ id }) => ticked.has(id));
  const exported = chosen.length > 0 ? chosen : shown;

  function tick(id: string, isTicked: boolean) {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    setTicked(next);
  }

  return (
    <div className="grid gap-3">
      {presets.length > 0 && (
        <div className="flex gap-2">
          <input
            type="search"
            aria-label="Search presets"
            placeholder="Words in the name or in what it holds"
            className="field min-w-0 flex-1"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          <select
            aria-label="Order"
            className="field w-auto"
            value={order}
            onChange={({ target }) => setOrder(target.value === 'newest' ? 'newest' : 'name')}
          >
            <option value="name">By name</option>
            <option value="newest">Newest first</option>
          </select>
        </div>
      )}
      {shown.length === 0 ? (
        <p className="py-6 text-center text-mute">
          {presets.length > 0
            ? 'No preset has all of these words.'
            : 'No presets yet. Save what the form holds, or some of it, under a name to use it again.'}
        </p>
      ) : (
        <ul aria-label="Presets" className="grid max-h-[56dvh] grid-cols-1 gap-1.5 overflow-y-auto">
          {shown.map((preset) => (
            <PresetRow
              key={preset.id}
              preset={preset}
              isTicked={ticked.has(preset.id)}
              onTick={(isTicked) => tick(preset.id, isTicked)}
              {...deeds}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look={presets.length === 0 ? 'primary' : 'plain'} onClick={onNew}>
          Save the form as a preset
        </Button>
        <span className="flex-1 max-mid:hidden" />
        <Button onClick={onImport}>Import…</Button>
        {shown.length > 0 && (
          <Button
            onClick={() =>
              downloadBlob(
                new Blob([writePresetFile(exported)], { type: 'application/json' }),
                'proofsheet.presets.json',
              )
            }
          >
            Export {chosen.length > 0 || shown.length < presets.length ? exported.length : 'all'}
          </Button>
        )}
      </div>
    </div>
  );
}
