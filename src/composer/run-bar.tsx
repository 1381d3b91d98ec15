import { useFormContext } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { Button, ignoreDoublePress } from '#ui/button.tsx';
import { FieldError } from '#ui/field.tsx';
import { Keys } from '#ui/keys.tsx';
import type { ComposerProps } from './composer.tsx';
import { useBeside } from './use-beside.tsx';

type RunBarProps = Pick<ComposerProps, 'lastRecipe' | 'labelOf' | 'onStart' | 'note' | 'forecast'> & {
  sweepName: string;
};

/** What changed since the last run, how many pictures, Generate, and what that will take. */
export function RunBar({ note, forecast, sweepName, ...runs }: RunBarProps) {
  const { register, formState } = useFormContext<Draft>();
  const beside = useBeside();
  const error = formState.errors.images?.message;
  return (
    <div className="@container grid grid-cols-1 gap-2 border-t border-line px-4 pt-2.5 pb-3.5">
      {note}
      {beside && <beside.ChangesSince {...runs} />}
      <div className="flex gap-2">
        <GenerateButton />
        <label className="relative flex w-[4.5rem] min-w-14 items-center max-mid:w-full" title="Images per run">
          <span aria-hidden className="pointer-events-none absolute left-3 text-mute">
            <span className="mid:hidden">Images </span>×
          </span>
          <input
            {...register('images')}
            type="number"
            inputMode="numeric"
            aria-label="Images"
            aria-invalid={error !== undefined}
            aria-describedby={error ? 'images-error' : undefined}
            min={1}
            step={1}
            className="field mono h-11 bg-raise pl-7 text-sm max-mid:pl-[4.75rem]"
          />
        </label>
        <Button type="submit" name={sweepName} size="large" className="px-3 max-mid:shrink-0">
          Sweep…
        </Button>
      </div>
      {beside && <beside.RunArithmetic />}
      {error && <FieldError id="images-error">{error}</FieldError>}
      {forecast}
    </div>
  );
}

function GenerateButton() {
  const beside = useBeside();
  return (
    <Button type="submit" look="primary" size="large" className="flex-1 max-mid:hidden" onClick={ignoreDoublePress}>
      Generate{beside && <beside.PictureCount />}{' '}
      <span className="@max-[21rem]:hidden">
        <Keys>Ctrl ↵</Keys>
      </span>
    </Button>
  );
}
