import type { ChangeEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { Field } from '#ui/field.tsx';

export function PromptField({ focus }: { focus: boolean }) {
  const { register, setValue, formState } = useFormContext<Draft>();
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
    // What is written on an empty page goes on from no picture.
    if (target.value.trim() === '') setValue('parent', '');
  };
  return (
    <Field label={fields.prompt.label} hint={<PromptLength />} error={formState.errors.prompt?.message}>
      {(wiring) => (
        <textarea
          {...wiring}
          {...register('prompt', { onChange })}
          // biome-ignore lint/a11y/noAutofocus: the page is for writing prompts; this is where a person starts
          autoFocus={focus}
          placeholder="What should the picture show?"
          className="field field-sizing-content max-h-[28dvh] min-h-28 resize-y text-sm leading-normal"
        />
      )}
    </Field>
  );
}

function PromptLength() {
  const prompt = useWatch<Draft, 'prompt'>({ name: 'prompt' });
  return <span className="mono">{prompt.length > 0 && prompt.length}</span>;
}
