import { useState } from 'react';
import { uniqueId } from '#lib/unique-id.ts';
import type { Preset } from '#library/presets.ts';
import type { Draft } from '#recipe/draft.ts';
import {
  fits,
  type PresetPart,
  partInWords,
  partsOf,
  partsSet,
  placeholder,
  presetNameSchema,
  presetOf,
  presetPartNames,
  presetParts,
  withFields,
} from '#recipe/preset.ts';
import { Button } from '#ui/button.tsx';
import { Field, FieldError } from '#ui/field.tsx';
import { presetNamed } from './preset-rows.ts';

type PresetFormProps = {
  presets: readonly Preset[];
  /** The preset to change; absent, a new one is made of the form. */
  preset: Preset | undefined;
  /** What the form holds now. */
  draft: Draft;
  onSave: (preset: Preset, replaced: string[]) => void;
  onCancel: () => void;
};

/** Names a preset and says which parts of the form it has. */
export function PresetForm({ presets, preset, draft, onSave, onCancel }: PresetFormProps) {
  const [name, setName] = useState(preset?.name ?? '');
  const [values, setValues] = useState(() => withFields(draft, preset?.fields ?? {}));
  const [parts, setParts] = useState<ReadonlySet<PresetPart>>(
    new Set(preset ? partsOf(preset.fields) : partsSet(draft)),
  );
  const [wasTried, setWasTried] = useState(false);

  const trimmed = name.trim();
  const rival = presetNamed(presets, trimmed);
  const replaces = rival && rival.id !== preset?.id ? rival : undefined;
  const nameError = presetNameSchema.safeParse(trimmed).success ? undefined : 'Name: 1 to 80 characters';

  const tooLong = [...parts].find((part) => !fits(values, part));
  const partsError = tooLong
    ? `${presetParts[tooLong].label}: too long to be kept`
    : parts.size === 0 && 'Tick at least one part of the form';

  function save() {
    setWasTried(true);
    if (nameError || partsError) return;
    const id = preset?.id ?? replaces?.id ?? uniqueId();
    const row = { id, name: trimmed, fields: presetOf(values, parts), changedAt: Date.now() };
    onSave(row, replaces && replaces.id !== id ? [replaces.id] : []);
  }

  return (
    <form
      aria-label={preset ? `Edit ${preset.name}` : 'New preset'}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label="Name"
        error={wasTried ? nameError : undefined}
        notes={replaces && <p className="mt-1.5 text-xs text-warn-text">“{replaces.name}” is there already.</p>}
      >
        {(wiring) => (
          <input
            {...wiring}
            type="text"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the form was opened to give a name
            autoFocus
            className="field"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <fieldset className="min-w-0" aria-describedby="preset-parts-error">
        <legend className="mb-1.5 text-xs font-medium text-mute">What it holds</legend>
        <div className="grid max-h-[44dvh] grid-cols-1 overflow-y-auto rounded-lg border border-line bg-ground px-3 py-1">
          {presetPartNames.map((part) => (
            <PartChoice
              key={part}
              part={part}
              values={values}
              isChosen={parts.has(part)}
              onChoose={(isChosen) => {
                const next = new Set(parts);
                if (isChosen) next.add(part);
                else next.delete(part);
                setParts(next);
              }}
              onPrompt={(prompt) => setValues({ ...values, prompt })}
            />
          ))}
        </div>
        {partsError && <FieldError id="preset-parts-error">{partsError}</FieldError>}
      </fieldset>
      <div className="flex flex-wrap justify-end gap-2">
        {preset && (
          <Button className="mr-auto" onClick={() => setValues(draft)}>
            Take the form’s values
          </Button>
        )}
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit">
          {replaces ? `Replace “${replaces.name}”` : 'Save preset'}
        </Button>
      </div>
    </form>
  );
}

type PartChoiceProps = {
  part: PresetPart;
  values: Draft;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onPrompt: (prompt: string) => void;
};

/** One part of the form with its value; of a prompt the text, to be made a frame for other prompts. */
function PartChoice({ part, values, isChosen, onChoose, onPrompt }: PartChoiceProps) {
  const { label } = presetParts[part];
  return (
    <div className="border-b border-line py-1.5 last:border-0">
      <label className="grid grid-cols-[1rem_8.5rem_minmax(0,1fr)] items-start gap-x-2.5 max-mid:grid-cols-[1rem_minmax(0,1fr)]">
        <input
          type="checkbox"
          className="mt-0.5 size-4"
          aria-label={label}
          checked={isChosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
        <span className={isChosen ? '' : 'text-mute'}>{label}</span>
        <span className={`line-clamp-3 wrap-anywhere max-mid:col-start-2 ${isChosen ? '' : 'text-faint'}`}>
          {part === 'prompt' && isChosen ? '' : partInWords(part, values)}
        </span>
      </label>
      {part === 'prompt' && isChosen && (
        <div className="mt-1.5 pl-6.5">
          <textarea
            aria-label="Prompt of the preset"
            aria-describedby="preset-prompt-hint"
            className="field field-sizing-content max-h-40 min-h-14 resize-y"
            value={values.prompt}
            onChange={({ target }) => onPrompt(target.value)}
          />
          <p id="preset-prompt-hint" className="mt-1 text-xs text-faint">
            Takes the place of the form’s prompt. Write <code className="mono">{placeholder}</code> where the form’s own
            is to stand: “{placeholder}, film grain, 35mm”.
          </p>
        </div>
      )}
    </div>
  );
}
