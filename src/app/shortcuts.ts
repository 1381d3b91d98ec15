import { useEffect, useEffectEvent } from 'react';

export type ShortcutActions = {
  generate: (hold: boolean) => void;
  /** By `event.key`, letters in lower case. */
  keys: Record<string, ((event: KeyboardEvent) => void) | undefined>;
  /** By `event.key`, with Ctrl or ⌘ held, outside text fields. */
  heldKeys: Record<string, (() => void) | undefined>;
};

/** Hears the keyboard for the whole page. */
export function useShortcuts(actions: ShortcutActions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // A form in a dialog means something else by it: an endpoint half typed is no place to spend money from.
      if (event.repeat || document.querySelector('dialog[open] form:not([method="dialog"])')) return;
      event.preventDefault();
      actions.generate(event.shiftKey);
      return;
    }
    if (document.querySelector('dialog[open]')) return; // it has keys of its own
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.altKey || (key !== 'Escape' && uses(event.target, key))) return;
    if (scrolls.has(key) && isBesidePictures(event.target)) return;
    const act = (event.ctrlKey || event.metaKey ? actions.heldKeys : actions.keys)[key];
    if (!act) return;
    event.preventDefault();
    act(event);
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** The form and the details scroll by these keys when the focus is in them. */
const scrolls = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);

function isBesidePictures(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('form, aside') !== null;
}

const pressed = 'input:is([type="radio"], [type="checkbox"], [type="range"])';

/** Whether an element uses a key itself. What is pressed or drawn has use for arrows and digits, but not for letters. */
function uses(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches(pressed)) return !/^[a-z/?]$/.test(key);
  return target.closest('input, textarea, select, [role="tablist"], pre') !== null;
}
