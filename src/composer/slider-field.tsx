import { useFormContext, useWatch } from 'react-hook-form';
import type { Endpoint } from '#inference/endpoint.ts';
import { type Draft, numberFromText } from '#recipe/draft.ts';
import { fields, sliderRanges } from '#recipe/fields.ts';
import { Field } from '#ui/field.tsx';
import { useWords } from './use-beside.tsx';

/** A number with a slider for its usual span. Empty means unset; the slider is then hollow and rests where models start. */
export function SliderField({ name, endpoint }: { name: keyof typeof sliderRanges; endpoint: Endpoint }) {
  const { register, setValue, trigger, formState } = useFormContext<Draft>();
  const text = useWatch<Draft, typeof name>({ name });
  const { placeholder, notes } = useWords(name, endpoint);
  const { label, min, step } = fields[name];
  const range = sliderRanges[name];
  const value = numberFromText(text);
  const isSet = value !== undefined && !Number.isNaN(value);
  const shown = isSet ? Math.min(range.max, Math.max(range.min, value)) : range.rest;
  return (
    <Field label={label} error={formState.errors[name]?.message} notes={notes}>
      {(wiring) => (
        <div className="flex items-center gap-3">
          <input
            type="range"
            aria-label={label}
            aria-valuetext={isSet ? text : 'not set'}
            className="slider min-w-0 flex-1"
            data-unset={isSet ? undefined : ''}
            style={{ '--fill': `${((shown - range.min) / (range.max - range.min)) * 100}%` }}
            min={range.min}
            max={range.max}
            step={range.step}
            value={shown}
            onChange={({ target }) => setValue(name, target.value, { shouldValidate: true, shouldDirty: true })}
          />
          <input
            {...wiring}
            {...register(name, { onBlur: () => void trigger(name) })}
            type="number"
            inputMode="decimal"
            min={min}
            step={step}
            placeholder={placeholder}
            title="Empty: the model’s own"
            className="field mono w-[6.5rem] shrink-0 text-right"
          />
        </div>
      )}
    </Field>
  );
}
