import { ChevronDown } from 'lucide-react';
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useId,
  useRef,
  useState,
} from 'react';

/** `filter` is what was typed since the list was opened, `active` the option the arrow keys are on. */
export type ListState = { isOpen: boolean; filter: string; active: string };

/** What `ui/combobox-list.tsx` is given of the field it belongs to. */
export type ListWiring = {
  id: string;
  state: ListState;
  onState: (state: ListState) => void;
  input: RefObject<HTMLInputElement | null>;
  /** Hears the keys that are pressed in the field. */
  ref: Ref<(event: KeyboardEvent) => void>;
};

type ComboboxProps = Omit<ComponentProps<'input'>, 'list' | 'ref'> & {
  ref?: Ref<HTMLInputElement>;
  /** The list, which may arrive later: until then this is a text field. */
  list: (wiring: ListWiring) => ReactNode;
};

/**
 * A text field with suggestions: an editable combobox after the ARIA Authoring Practices. It takes any text; Tab and
 * blur keep what is written, Enter and a click take a suggestion. Uncontrolled, so a form can register it like an input.
 */
export function Combobox({ list, onChange, onBlur, ref, ...props }: ComboboxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const keys = useRef<(event: KeyboardEvent) => void>(null);
  const [state, onState] = useState<ListState>({ isOpen: false, filter: '', active: '' });

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
        aria-expanded={state.isOpen}
        aria-controls={id}
        aria-autocomplete="list"
        className="field truncate pr-8"
        onKeyDown={(event) => keys.current?.(event)}
        onClick={({ currentTarget }) => onState({ isOpen: !state.isOpen, filter: '', active: currentTarget.value })}
        onChange={(event) => {
          onState({ isOpen: true, filter: event.target.value, active: '' });
          onChange?.(event);
        }}
        onBlur={(event) => {
          onState({ ...state, isOpen: false });
          onBlur?.(event);
        }}
      />
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute top-[11px] right-2.5 text-faint" />
      {list({ id, state, onState, input, ref: keys })}
    </div>
  );
}
