import { type ReactNode, Suspense } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { Field } from '#ui/field.tsx';

/** The prompt; `tools` stand to the right of its label as soon as they are there. */
export function PromptField({ focus, tools }: { focus: boolean; tools: ReactNode }) {
  const { register, formState } = useFormContext<Draft>();
  return (
    <Field
      label={fields.prompt.label}
      hint={
        <>
          <PromptLength />
          <Suspense>{tools}</Suspense>
        </>
      }
      error={formState.errors.prompt?.message}
    >
      {(wiring) => (
        <textarea
          {...wiring}
          {...register('prompt')}
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
