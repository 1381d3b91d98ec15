import { useFormContext } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { fields, modelNames, schedulerNames } from '#recipe/fields.ts';
import { Combobox } from '#ui/combobox.tsx';
import { Field } from '#ui/field.tsx';

export function ModelField() {
  const { register, formState } = useFormContext<Draft>();
  return (
    <Field label={fields.model.label} error={formState.errors.model?.message}>
      {(wiring) => (
        <Combobox
          {...wiring}
          {...register('model')}
          label="Well-known models"
          options={modelNames}
          placeholder="owner/name"
        />
      )}
    </Field>
  );
}

export function SchedulerField() {
  const { register, formState } = useFormContext<Draft>();
  return (
    <Field label={fields.scheduler.label} error={formState.errors.scheduler?.message}>
      {(wiring) => (
        <Combobox
          {...wiring}
          {...register('scheduler')}
          label="Schedulers"
          options={schedulerNames}
          placeholder="Model’s own"
        />
      )}
    </Field>
  );
}
