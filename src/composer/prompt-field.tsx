import type { KeyboardEvent, ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { Field } from '#ui/field.tsx';

type PromptFieldProps = {
  focus: boolean;
  /** Stands to the right of the label. */
  tools: ReactNode;
  /** Alt+↑ (1) or Alt+↓ (−1) was pressed: the prompt before or after is wanted. */
  onWalk: (field: HTMLTextAreaElement, by: 1 | -1) => void;
};

export function PromptField({ focus, tools, onWalk }: PromptFieldProps) {
  const { register, formState } = useFormContext<Draft>();

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const by = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : undefined;
    if (!by || !altKey || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    onWalk(event.currentTarget, by);
  }

  return (
    <Field
      label={fields.prompt.label}
      hint={
        <span className="flex gap-2.5">
          <PromptLength />
          {tools}
        </span>
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
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}

function PromptLength() {
  const prompt = useWatch<Draft, 'prompt'>({ name: 'prompt' });
  return <span className="mono">{prompt.length > 0 && prompt.length}</span>;
}
