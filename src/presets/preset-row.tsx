import { Trash2 } from 'lucide-react';
import type { Preset } from '#library/presets.ts';
import { partInWords, partsOf, presetParts } from '#recipe/preset.ts';
import { Button } from '#ui/button.tsx';

type PresetRowProps = {
  preset: Preset;
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
  onApply: (preset: Preset) => void;
  onEdit: (preset: Preset) => void;
  onRemove: (preset: Preset) => void;
};

/** A preset: what it is called, what it holds, and what to do with it. */
export function PresetRow({ preset, isTicked, onTick, onApply, onEdit, onRemove }: PresetRowProps) {
  const { name, fields } = preset;
  return (
    // Rows that are out of sight cost nothing to lay out.
    <li className="flex flex-wrap items-start gap-2.5 rounded-lg border border-line bg-ground py-2 pr-1.5 pl-3 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
      <input
        type="checkbox"
        aria-label={`Export ${name}`}
        title="Export this one"
        className="mt-2 size-4 shrink-0"
        checked={isTicked}
        onChange={({ target }) => onTick(target.checked)}
      />
      <div className="min-w-0 flex-1 basis-56 py-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        <dl className="mt-0.5 line-clamp-3 text-xs text-mute">
          {partsOf(fields).map((part) => (
            <div key={part} className="mr-3 inline wrap-anywhere">
              <dt className="inline text-faint">{presetParts[part].label}</dt>{' '}
              <dd className="inline">{partInWords(part, fields)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="ml-auto flex shrink-0 items-center">
        <Button aria-label={`Use ${name}`} onClick={() => onApply(preset)}>
          Use
        </Button>
        <Button
          look="quiet"
          aria-label={`Edit ${name}`}
          title="Rename it, or change what it holds"
          onClick={() => onEdit(preset)}
        >
          Edit
        </Button>
        <Button
          look="quiet"
          size="icon"
          aria-label={`Delete ${name}`}
          title="Delete, undoably"
          onClick={() => onRemove(preset)}
        >
          <Trash2 size={14} />
        </Button>
      </div>
    </li>
  );
}
