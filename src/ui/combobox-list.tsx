import { type KeyboardEvent, type ReactNode, useImperativeHandle } from 'react';
import type { ListWiring } from './combobox.tsx';

export type ListOption = {
  value: string;
  /** What is shown, beginning with the value; the value itself when absent. */
  content?: ReactNode;
  /** What happens instead of filling in the value; the list stays open. */
  onTake?: () => void;
};

type ComboboxListProps = ListWiring & {
  label: string;
  options: readonly ListOption[];
  /** Whether better options are on their way. */
  isBusy?: boolean;
  /** A line below the options, announced politely. */
  line?: string | undefined;
};

/** The list of a Combobox: options to take with arrow keys and Enter or a click, and a line about them. */
export function ComboboxList({ id, state, onState, input, ref, label, options, isBusy, line }: ComboboxListProps) {
  const shown = state.isOpen ? options : [];
  const activeIndex = shown.findIndex(({ value }) => value === state.active);
  const idOf = (option: ListOption) => `${id}-${encodeURIComponent(option.value)}`;

  function take({ value, onTake }: ListOption) {
    const element = input.current;
    if (!element) return;
    if (onTake) {
      onTake();
    } else {
      // The way React and form libraries hear of it is the native setter followed by a native event.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, value);
      element.dispatchEvent(new Event('input', { bubbles: true }));
      onState({ isOpen: false, filter: '', active: '' });
    }
    element.focus();
  }

  function move(step: number) {
    const from = activeIndex < 0 && step < 0 ? 0 : activeIndex;
    const next = shown[(shown.length + from + step) % shown.length];
    if (!next) return;
    onState({ ...state, active: next.value });
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      if (state.isOpen) move(step);
      else onState({ isOpen: true, filter: '', active: input.current?.value ?? '' });
      return;
    }
    if (event.key === 'Escape' && state.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      onState({ ...state, isOpen: false });
    }
    const option = shown[activeIndex];
    if (event.key === 'Enter' && option && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(option);
    }
  }

  useImperativeHandle(ref, () => onKeyDown);

  // Options come and go while the field stands, so the one that is active tells the field of itself.
  function markActive(element: HTMLElement | null) {
    if (!element) return undefined;
    const field = input.current;
    field?.setAttribute('aria-activedescendant', element.id);
    return () => field?.removeAttribute('aria-activedescendant');
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on it is kept from doing anything
    <div
      hidden={!state.isOpen || (shown.length === 0 && line === undefined)}
      className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-lg border border-line bg-raise shadow-xl"
      // A press must not take the focus out of the input before the click is heard.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div
        id={id}
        role="listbox"
        aria-label={label}
        aria-busy={isBusy}
        hidden={shown.length === 0}
        className="max-h-80 overflow-y-auto overscroll-contain p-1"
      >
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input that owns the list
          <div
            key={option.value}
            id={idOf(option)}
            ref={index === activeIndex ? markActive : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={index === activeIndex}
            className="rounded-md px-2 py-1.5 wrap-anywhere hover:bg-hover aria-selected:bg-accent-wash aria-selected:text-accent-text"
            onClick={() => take(option)}
          >
            {option.content ?? option.value}
          </div>
        ))}
      </div>
      <p aria-live="polite" className="border-line px-3 py-1.5 text-xs text-mute empty:hidden not-first:border-t">
        {line}
      </p>
    </div>
  );
}
