import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { hintsFor, usualSettings } from '#recipe/model-hints.ts';

const names = ['steps', 'guidanceScale', 'width', 'height'] as const;

type Settings = Pick<Draft, (typeof names)[number]>;

/** Fills in what the model is usually run with, and puts back what stood there. Absent for models nothing is known of. */
export function UsualSettings() {
  const { getValues, setValue } = useFormContext<Draft>();
  const model = useWatch<Draft, 'model'>({ name: 'model' });
  const [steps, guidanceScale, width, height] = useWatch<Draft, typeof names>({ name: names });
  const [before, setBefore] = useState<Settings>();
  const hints = hintsFor(model);
  if (!hints) return null;

  const current: Settings = { steps, guidanceScale, width, height };
  const usual = textsOf(usualSettings(hints), current);
  const isUsual = names.every((name) => current[name] === usual[name]);
  // Without one's own settings to go back to there is nothing to undo, nor to do.
  if (isUsual && !before) return null;

  function fill(settings: Settings) {
    const options = { shouldDirty: true, shouldValidate: true };
    for (const name of names) setValue(name, settings[name], options);
  }

  return (
    <button
      type="button"
      className="rounded-sm px-0.5 text-mute underline decoration-edge underline-offset-2 -outline-offset-2 hover:text-text"
      title={inWords(usual)}
      onClick={() => {
        setBefore(isUsual ? undefined : getValues());
        fill(isUsual && before ? before : usual);
      }}
    >
      {isUsual ? 'Undo usual settings' : 'Use the model’s usual settings'}
    </button>
  );
}

/** As the form holds them: what is left to the model is empty, and a size that is not known stays as it is. */
function textsOf(
  { steps, guidanceScale, width, height }: ReturnType<typeof usualSettings>,
  current: Settings,
): Settings {
  return {
    steps: String(steps),
    guidanceScale: String(guidanceScale ?? ''),
    width: String(width ?? current.width),
    height: String(height ?? current.height),
  };
}

function inWords({ steps, guidanceScale, width, height }: Settings): string {
  const parts = [`${steps} steps`, guidanceScale && `guidance ${guidanceScale}`, width && `${width} × ${height}`];
  return parts.filter(Boolean).join(', ');
}
