import { Dices, Lock, LockOpen } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Draft } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { randomSeed } from '#recipe/plan-recipes.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { useWords } from './use-beside.tsx';

/** The seed, with the lock that holds it and the dice that draws another. */
export function SeedField({ endpoint }: { endpoint: Endpoint }) {
  const { register, setValue, getValues, trigger, formState } = useFormContext<Draft>();
  const locked = useWatch<Draft, 'seedLocked'>({ name: 'seedLocked' });
  const { notes } = useWords('seed', endpoint);

  const draw = () => setValue('seed', String(randomSeed()), { shouldValidate: true, shouldDirty: true });

  return (
    <Field
      label={fields.seed.label}
      hint={locked ? 'locked: runs repeat the picture' : 'a new one for every picture'}
      error={formState.errors.seed?.message}
      notes={notes}
    >
      {(wiring) => (
        <div className="flex gap-2">
          <input
            {...wiring}
            {...register('seed', { onBlur: () => void trigger('seed') })}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder="Drawn when you generate"
            className="field mono min-w-0 flex-1"
          />
          <Button
            size="icon"
            aria-label="Lock seed"
            aria-pressed={locked}
            title={locked ? 'Unlock: draw a new seed for every picture' : 'Lock: keep this seed'}
            onClick={() => {
              if (!locked && getValues('seed').trim() === '') draw();
              setValue('seedLocked', !locked, { shouldDirty: true });
            }}
          >
            {locked ? <Lock size={15} /> : <LockOpen size={15} />}
          </Button>
          <Button size="icon" aria-label="New random seed" title="New random seed" onClick={draw}>
            <Dices size={16} />
          </Button>
        </div>
      )}
    </Field>
  );
}
