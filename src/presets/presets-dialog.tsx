import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changePresets, type Preset, presetsQuery } from '#library/presets.ts';
import type { Draft } from '#recipe/draft.ts';
import { applyPreset } from '#recipe/preset.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ImportPresets } from './import-presets.tsx';
import { PresetForm } from './preset-form.tsx';
import { PresetList } from './preset-list.tsx';

type PresetsDialogProps = {
  /** A file of presets that was dropped on the page. */
  presetFile: File | undefined;
  /** What the form holds now. */
  draft: Draft;
  /** Puts a draft into the form, with what to say of it; what stood there is one Undo away. */
  onUse: (draft: Draft, text: string) => void;
  onClose: () => void;
};

type View = { kind: 'list' } | { kind: 'form'; preset?: Preset } | { kind: 'import'; file?: File };

type Told = { text: string; undo?: () => Promise<unknown> };

/** Parts of the form under a name: to use, to make of what the form holds, to hand on and to take in. */
export function PresetsDialog({ presetFile, draft, onUse, onClose }: PresetsDialogProps) {
  const { data: presets = [], isPending, error } = useQuery(presetsQuery);
  const [view, setView] = useState<View>(presetFile ? { kind: 'import', file: presetFile } : { kind: 'list' });
  const [told, setTold] = useState<Told>();

  function go(to: View) {
    setView(to);
    setTold(undefined);
  }

  async function change(text: string, written: readonly Preset[], removed: readonly string[] = []) {
    try {
      const undo = await changePresets(written, removed);
      go({ kind: 'list' });
      setTold({ text, undo });
    } catch (failure) {
      setTold({ text: `Nothing was changed: ${failure instanceof Error ? failure.message : String(failure)}` });
    }
  }

  return (
    <Dialog title="Presets" onClose={onClose} className="w-[min(44rem,calc(100vw-1.5rem))]">
      {error && <p className="mb-3 text-danger-text">The presets could not be read: {error.message}</p>}
      {view.kind === 'list' && !isPending && (
        <PresetList
          presets={presets}
          onApply={({ name, fields }) => {
            onClose();
            onUse(applyPreset(draft, fields), `The preset “${name}” is in the form.`);
          }}
          onEdit={(preset) => go({ kind: 'form', preset })}
          onRemove={({ id, name }) => void change(`“${name}” is deleted.`, [], [id])}
          onNew={() => go({ kind: 'form' })}
          onImport={() => go({ kind: 'import' })}
        />
      )}
      {view.kind === 'form' && (
        <PresetForm
          presets={presets}
          preset={view.preset}
          draft={draft}
          onSave={(preset, replaced) => void change(`“${preset.name}” is saved.`, [preset], replaced)}
          onCancel={() => go({ kind: 'list' })}
        />
      )}
      {view.kind === 'import' && (
        <ImportPresets
          presets={presets}
          file={view.file}
          onImport={(rows) =>
            void change(`${rows.length === 1 ? 'A preset is' : `${rows.length} presets are`} in.`, rows)
          }
          onCancel={() => go({ kind: 'list' })}
        />
      )}
      <div role="status" className="flex items-center gap-2 text-mute not-empty:mt-3">
        {told?.text}
        {told?.undo && (
          <Button
            size="small"
            onClick={() => {
              setTold(undefined);
              void told.undo?.().catch(() => setTold({ text: 'This could not be undone: the disk took no more.' }));
            }}
          >
            Undo
          </Button>
        )}
      </div>
    </Dialog>
  );
}
