import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Draft } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { Field } from '#ui/field.tsx';
import { useWords } from './use-beside.tsx';

/** A list of things to keep out. Enter or a comma makes an item; so does leaving the field, because nothing typed is lost. */
export function NegativePromptField({ endpoint }: { endpoint: Endpoint }) {
  const { field, fieldState } = useController<Draft, 'negativePrompt'>({ name: 'negativePrompt' });
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { notes } = useWords('negativePrompt', endpoint);
  const items = field.value;

  function add(typed: string) {
    const fresh = typed
      .split(/[,\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== '' && !items.includes(item));
    if (fresh.length > 0) field.onChange([...items, ...new Set(fresh)]);
    setText('');
  }

  const keepTyped = useEffectEvent(() => add(text));

  // Leaving the page is leaving the field, but no blur tells of it.
  useEffect(() => {
    const onPageHide = () => keepTyped();
    addEventListener('pagehide', onPageHide);
    return () => removeEventListener('pagehide', onPageHide);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add(text);
    else if (event.key === 'Enter') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '') field.onChange(items.slice(0, -1));
  }

  function remove(item: string) {
    field.onChange(items.filter((other) => other !== item));
    input.current?.focus();
  }

  return (
    <Field label={fields.negativePrompt.label} hint="what to keep out" error={fieldState.error?.message} notes={notes}>
      {(wiring) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the text still goes to the text
        <div
          className="field flex min-h-[37px] cursor-text flex-wrap items-center gap-[5px] py-1.5"
          onMouseDown={(event) => {
            if (event.target !== event.currentTarget) return;
            event.preventDefault();
            input.current?.focus();
          }}
        >
          {items.map((item) => (
            <span
              key={item}
              className="inline-flex h-[23px] max-w-full items-center rounded-md border border-line bg-raise pl-2 text-xs"
            >
              <span className="truncate">{item}</span>
              <button
                type="button"
                aria-label={`Remove ${item}`}
                className="grid size-[22px] shrink-0 place-items-center rounded-md text-faint hover:text-text"
                onClick={() => remove(item)}
              >
                <X size={12} />
              </button>
            </span>
          ))}
          <input
            {...wiring}
            ref={(element) => {
              input.current = element;
              field.ref(element);
            }}
            name={field.name}
            value={text}
            placeholder={items.length === 0 ? 'Nothing kept out' : 'add…'}
            className="h-[23px] min-w-16 flex-1 bg-transparent outline-none"
            onKeyDown={onKeyDown}
            onChange={({ target }) => (/[,\n]/.test(target.value) ? add(target.value) : setText(target.value))}
            onBlur={() => add(text)}
          />
        </div>
      )}
    </Field>
  );
}
