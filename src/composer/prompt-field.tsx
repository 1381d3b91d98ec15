import { type ChangeEvent, type ReactNode, Suspense } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { Field } from '#ui/field.tsx';
import { useBeside } from './use-beside.tsx';

/** The prompt; `tools` stand to the right of its label as soon as they are there. */
export function PromptField({ focus, tools }: { focus: boolean; tools: ReactNode }) {
  const { register, setValue, trigger, formState } = useFormContext<Draft>();
  const beside = useBeside();
  const { errors } = formState;
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
    // What is written on an empty page goes on from no picture.
    if (target.value.trim() === '') setValue('parent', '');
    // Its variants count towards the pictures of a run.
    if (errors.images) void trigger('images');
  };
  return (
    <div>
      <Field
        label={fields.prompt.label}
        hint={
          <>
            <PromptLength />
            <Suspense>{tools}</Suspense>
          </>
        }
        error={errors.prompt?.message}
      >
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
      {/* As high as what will come, so that nothing below moves. */}
      <div className="mt-1 min-h-7">{beside && <beside.PromptVariants />}</div>
    </div>
  );
}

function PromptLength() {
  const prompt = useWatch<Draft, 'prompt'>({ name: 'prompt' });
  return <span className="mono">{prompt.length > 0 && prompt.length}</span>;
}
