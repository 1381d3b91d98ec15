import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { uniqueId } from '#lib/unique-id.ts';
import type { Preset } from '#library/presets.ts';
import { Button } from '#ui/button.tsx';
import { longestFile, type PresetReading, readPresetFile } from './preset-file.ts';
import { mergePresets, type OnClash, presetNamed } from './preset-rows.ts';

type ImportPresetsProps = {
  presets: readonly Preset[];
  file: File | undefined;
  onImport: (rows: Preset[]) => void;
  onCancel: () => void;
};

type Source = { id: string; file: Blob; name?: string };

/** Looks into a file once; `id` tells one choice from the next, as two files may look the same from outside. */
const readingQuery = ({ id, file }: Source) =>
  queryOptions({
    queryKey: ['incoming', `presets-${id}`],
    // A little more than is read shows that it is too much; the rest of a film that was dropped stays where it is.
    queryFn: async (): Promise<PresetReading> => readPresetFile(await file.slice(0, longestFile * 4 + 4).text()),
    networkMode: 'always',
    staleTime: 'static',
    gcTime: 0,
    retry: false,
  });

/** Takes presets in from a file or from pasted text: what is usable, what is not, and what to do about names one has. */
export function ImportPresets({ presets, file, onImport, onCancel }: ImportPresetsProps) {
  const [source, setSource] = useState<Source | undefined>(file && { id: uniqueId(), file, name: file.name });
  const [onClash, setOnClash] = useState<OnClash>('both');
  const { data: reading, error } = useQuery({
    ...readingQuery(source ?? { id: '', file: new Blob() }),
    enabled: source !== undefined,
  });
  const clashes = (reading?.presets ?? []).filter(({ name }) => presetNamed(presets, name));
  const rows = reading ? mergePresets(presets, reading.presets, onClash) : [];

  return (
    <section aria-label="Import presets" className="grid gap-4">
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <label className="relative inline-flex h-8 items-center gap-2 rounded-lg border border-line bg-raise px-2.5 font-medium hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent">
            Choose a file
            <input
              type="file"
              accept=".json,application/json"
              aria-label="Choose a file"
              className="absolute inset-0 cursor-pointer opacity-0 outline-none"
              onChange={({ target }) => {
                const chosen = target.files?.[0];
                if (chosen) setSource({ id: uniqueId(), file: chosen, name: chosen.name });
                // The same file may be chosen again after it was mended.
                target.value = '';
              }}
            />
          </label>
          <span className="min-w-0 flex-1 truncate text-mute">{source?.name ?? 'or paste what is in it:'}</span>
        </div>
        <textarea
          aria-label="Presets as text"
          spellCheck={false}
          className="field mono h-20 resize-y"
          placeholder="{ &quot;proofsheet&quot;: &quot;presets&quot;, …"
          onChange={({ target }) =>
            setSource(target.value.trim() === '' ? undefined : { id: uniqueId(), file: new Blob([target.value]) })
          }
        />
      </div>
      {error && <p className="text-danger-text">The file could not be read: {error.message}</p>}
      {reading && (
        <div className="grid gap-3">
          {reading.presets.length > 0 && (
            <p className="wrap-anywhere">
              {counted(reading.presets.length)}: {reading.presets.map(({ name }) => name).join(', ')}
            </p>
          )}
          {clashes.length > 0 && (
            <fieldset className="grid gap-1">
              <legend className="mb-1 text-warn-text wrap-anywhere">
                You have {counted(clashes.length)} of the same name: {clashes.map(({ name }) => name).join(', ')}
              </legend>
              {clashChoices.map(([value, label]) => (
                <label key={value} className="flex items-center gap-2">
                  <input
                    type="radio"
                    name="clash"
                    checked={onClash === value}
                    onChange={() => setOnClash(value)}
                    className="size-4"
                  />
                  {label}
                </label>
              ))}
            </fieldset>
          )}
          {reading.problems.length > 0 && <Problems {...reading} />}
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Back</Button>
        <Button look="primary" disabled={rows.length === 0} onClick={() => onImport(rows)}>
          Import {rows.length > 0 && counted(rows.length)}
        </Button>
      </div>
    </section>
  );
}

const clashChoices = [
  ['both', 'Keep both: those that come get a number'],
  ['replace', 'Replace mine'],
  ['skip', 'Keep mine, leave those out'],
] as const satisfies readonly [OnClash, string][];

function Problems({ problems }: Pick<PresetReading, 'problems'>) {
  return (
    <section aria-label="Not used">
      <h3 className="mb-1.5 text-xs font-medium text-mute">Not used, and why</h3>
      <dl className="grid max-h-40 grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-x-3 gap-y-1 overflow-y-auto text-xs">
        {problems.map(({ name, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a preset may have two
          <div key={index} className="contents">
            <dt className="text-mute wrap-anywhere">{name}</dt>
            <dd className="wrap-anywhere">{reason}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'preset' : 'presets'}`;
}
