import { useFormContext } from 'react-hook-form';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Ports } from '#inference/send.ts';
import type { Draft } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { Combobox } from '#ui/combobox.tsx';
import { Field } from '#ui/field.tsx';
import { useBeside, useWords } from './use-beside.tsx';

/** Whose names are suggested, and how its server is asked for them. */
type NameFieldProps = { endpoint: Endpoint; authorize: Ports['authorize'] };

export function ModelField({ endpoint, authorize }: NameFieldProps) {
  const { register, formState } = useFormContext<Draft>();
  const beside = useBeside();
  return (
    <>
      <Field
        label={fields.model.label}
        error={formState.errors.model?.message}
        hint={beside && <beside.UsualSettings />}
        notes={beside && <beside.ModelNotes endpoint={endpoint} authorize={authorize} />}
      >
        {(wiring) => (
          <Combobox
            {...wiring}
            {...register('model')}
            placeholder="owner/name"
            list={(list) => beside && <beside.ModelList {...list} endpoint={endpoint} authorize={authorize} />}
          />
        )}
      </Field>
      {endpoint.api === 'hf-providers' && (
        // As high as what will come, so that nothing below moves.
        <div className="min-h-[60px]">{beside && <beside.ProviderField />}</div>
      )}
    </>
  );
}

export function SchedulerField({ endpoint, authorize }: NameFieldProps) {
  const { register, formState } = useFormContext<Draft>();
  const beside = useBeside();
  const { placeholder, notes } = useWords('scheduler', endpoint);
  return (
    <Field label={fields.scheduler.label} error={formState.errors.scheduler?.message} notes={notes}>
      {(wiring) => (
        <Combobox
          {...wiring}
          {...register('scheduler')}
          placeholder={placeholder}
          list={(list) => beside && <beside.SchedulerList {...list} endpoint={endpoint} authorize={authorize} />}
        />
      )}
    </Field>
  );
}
