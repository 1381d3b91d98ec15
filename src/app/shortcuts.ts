import { useEffect, useEffectEvent } from 'react';

/** Every shortcut, as it is listed by `?`. Single letters work only outside text fields. */
export const shortcutList = [
  { keys: 'Ctrl ↵', does: 'Generate, from anywhere (⌘ ↵ on a Mac)' },
  { keys: 'Ctrl ⇧ ↵', does: 'Generate with the seed shown, whatever the lock says' },
  { keys: '/', does: 'Write the prompt' },
  { keys: 'F', does: 'Search pictures' },
  { keys: 'Alt ↑ ↓', does: 'In the prompt: go through the earlier prompts and back' },
  { keys: 'H', does: 'Prompt history' },
  { keys: '← →', does: 'Select the picture before or after' },
  { keys: '↑ ↓', does: 'Select the picture above or below' },
  { keys: 'Home End', does: 'Select the first or the last picture' },
  { keys: '⇧ ← →', does: 'Select pictures together, from the selected one on' },
  { keys: 'Ctrl A', does: 'Select all pictures on show together' },
  { keys: 'Ctrl Z', does: 'Undo what the notice at the bottom tells of' },
  { keys: 'V', does: 'View the selected picture full-size' },
  { keys: 'P', does: 'Mark it as a pick, or take the mark off' },
  { keys: '0 … 5', does: 'Rate it' },
  { keys: 'X', does: 'Reject it, or take that back' },
  { keys: 'U', does: 'Use its settings' },
  { keys: 'A', does: 'Use all but its seed' },
  { keys: 'S', does: 'Lock its seed' },
  { keys: 'L', does: 'Copy its link' },
  { keys: 'D', does: 'Download it' },
  { keys: 'C', does: 'Compare it with another' },
  { keys: 'Del', does: 'Delete it (undoable)' },
  { keys: 'Esc', does: 'Close the topmost thing' },
  { keys: '?', does: 'Show this list' },
] as const;

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
    if (event.altKey || (event.key !== 'Escape' && takesText(event.target))) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
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

/** Whether an element uses letters or arrow keys itself. */
function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [role="tablist"], pre') !== null;
}
