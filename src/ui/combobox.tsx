import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';

type ComboboxProps = Omit<ComponentProps<'input'>, 'list' | 'ref'> & {
  ref?: Ref<HTMLInputElement>;
  options: readonly string[];
  label: string;
};

/**
 * A text field with suggestions: an editable combobox after the ARIA Authoring Practices. It takes any text; Tab and
 * blur keep what is written, Enter and a click take a suggestion. Uncontrolled, so a form can register it like an input.
 */
export function Combobox({ options, label, onChange, onBlur, ref, ...props }: ComboboxProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState('');
  const [active, setActive] = useState(-1);
  const shown = options.filter((option) => option.toLowerCase().includes(filter.toLowerCase()));
  const isOpen = open && shown.length > 0;

  function show() {
    setFilter('');
    setActive(options.indexOf(input.current?.value ?? ''));
    setOpen(true);
  }

  function take(option: string) {
    const element = input.current;
    if (!element) return;
    // The way React and form libraries hear of it is the native setter followed by a native event.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, option);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.focus();
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      if (!isOpen) show();
      else setActive((shown.length + active + step) % shown.length);
      return;
    }
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
    const option = shown[active];
    if (event.key === 'Enter' && isOpen && option !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(option);
    }
  }

  return (
    <div className="relative">
      <input
        {...props}
        ref={(element) => {
          input.current = element;
          if (typeof ref === 'function') return ref(element);
          if (ref) ref.current = element;
          return undefined;
        }}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        className="field truncate pr-8"
        onKeyDown={onKeyDown}
        onClick={() => (isOpen ? setOpen(false) : show())}
        onChange={(event) => {
          setFilter(event.target.value);
          setActive(-1);
          setOpen(true);
          onChange?.(event);
        }}
        onBlur={(event) => {
          setOpen(false);
          onBlur?.(event);
        }}
      />
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute top-[11px] right-2.5 text-faint" />
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-lg border border-line bg-raise p-1 shadow-xl"
      >
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input that owns the list
          <div
            key={option}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="truncate rounded-md px-2 py-1.5 hover:bg-hover aria-selected:bg-accent-wash aria-selected:text-accent-text"
            // The press must not take the focus out of the input before the click is heard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            {option}
          </div>
        ))}
      </div>
    </div>
  );
}
