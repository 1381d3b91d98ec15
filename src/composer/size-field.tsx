import { ArrowLeftRight } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Endpoint } from '#inference/endpoint.ts';
import { type Draft, numberFromText } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { matchingRatio, ratios, sizeInRatio } from '#recipe/ratios.ts';
import { Button } from '#ui/button.tsx';
import { FieldError } from '#ui/field.tsx';
import { useWords } from './use-beside.tsx';

/** Width and height, with presets that keep the longer side. */
export function SizeField({ endpoint }: { endpoint: Endpoint }) {
  const { setValue, getValues, formState } = useFormContext<Draft>();
  const [width, height] = useWatch<Draft, ['width', 'height']>({ name: ['width', 'height'] });
  const current = matchingRatio(numberFromText(width), numberFromText(height));
  const { errors } = formState;
  const { placeholder, notes } = useWords('size', endpoint);

  function setSize(newWidth: string, newHeight: string) {
    const options = { shouldDirty: true, shouldValidate: true };
    setValue('width', newWidth, options);
    setValue('height', newHeight, options);
  }

  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between text-xs">
        <span className="font-medium text-mute">Size</span>
        <span className="text-faint">{width === '' && height === '' ? 'model’s own' : 'pixels'}</span>
      </div>
      <div
        role="radiogroup"
        aria-label="Aspect ratio"
        className="grid grid-cols-5 overflow-hidden rounded-lg border border-line bg-ground"
      >
        {ratios.map((ratio) => (
          <label
            key={ratio.name}
            className="relative flex h-12 flex-col items-center justify-end gap-1 border-r border-line pb-[5px] text-[11px] text-faint last:border-0 hover:text-text has-checked:bg-raise has-checked:text-text has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="ratio"
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              aria-label={ratio.name}
              checked={current === ratio}
              onChange={() => {
                const longer = Math.max(
                  numberFromText(getValues('width')) || 0,
                  numberFromText(getValues('height')) || 0,
                );
                const size = sizeInRatio(ratio, longer || undefined);
                setSize(String(size.width), String(size.height));
              }}
            />
            <span
              aria-hidden
              className="rounded-[2px] border-[1.5px] border-current"
              style={{ width: ratio.icon[0], height: ratio.icon[1] }}
            />
            {ratio.name}
          </label>
        ))}
      </div>
      <div className="mt-2 grid grid-cols-[1fr_34px_1fr] items-center gap-2">
        <SideInput name="width" placeholder={placeholder} />
        <Button
          size="icon"
          aria-label="Swap width and height"
          onClick={() => setSize(getValues('height'), getValues('width'))}
        >
          <ArrowLeftRight size={15} />
        </Button>
        <SideInput name="height" placeholder={placeholder} />
      </div>
      {errors.width?.message && <FieldError id="width-error">{errors.width.message}</FieldError>}
      {errors.height?.message && <FieldError id="height-error">{errors.height.message}</FieldError>}
      <div id="size-notes">{notes}</div>
    </div>
  );
}

function SideInput({ name, placeholder }: { name: 'width' | 'height'; placeholder: string }) {
  const { register, trigger, formState } = useFormContext<Draft>();
  const { label, min, max, step } = fields[name];
  const invalid = formState.errors[name] !== undefined;
  return (
    <div className="relative">
      <span aria-hidden className="pointer-events-none absolute top-2 left-2.5 text-xs text-faint">
        {label.charAt(0)}
      </span>
      <input
        {...register(name, { onBlur: () => void trigger(name) })}
        type="number"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={`${name}-error size-notes`}
        min={min}
        max={max}
        step={step}
        placeholder={placeholder}
        className="field mono pl-7 text-right"
      />
    </div>
  );
}
