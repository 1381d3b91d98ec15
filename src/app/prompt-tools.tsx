import { useSyncExternalStore } from 'react';
import { walkPlace } from '#history/walk-place.ts';
import type { Dialog } from './dialogs.tsx';
import { client } from './wiring.ts';

/** Stands beside the prompt: where one is among the earlier prompts, and the ways to all of them and to the presets. */
export function PromptTools({ onDialog }: { onDialog: (dialog: Dialog) => void }) {
  const place = useSyncExternalStore(walkPlace.subscribe, walkPlace.get);
  const opener = (name: string, title: string, dialog: Dialog) => (
    <button
      type="button"
      className="ml-2.5 rounded-sm px-0.5 text-mute underline decoration-edge underline-offset-2 -outline-offset-2 hover:text-text"
      title={title}
      onClick={() => onDialog(dialog)}
    >
      {name}
    </button>
  );
  return (
    <>
      <span ref={hearWalking} aria-live="polite" className="mono ml-2.5 text-mute empty:ml-0">
        {place}
      </span>
      {opener('History', 'Earlier prompts (H; Alt ↑ ↓ in the prompt)', { kind: 'history' })}
      {opener('Presets', 'Parts of the form under a name', { kind: 'presets' })}
    </>
  );
}

/** Hears Alt+↑ and Alt+↓ in the prompt beside it. The code for it comes with the first step, which is taken all the same. */
function hearWalking(element: HTMLElement | null) {
  const field = element?.closest('form')?.elements.namedItem('prompt');
  if (!(field instanceof HTMLTextAreaElement)) return undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
    if (!by || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    import('#history/walk-prompt.ts')
      .then(({ walkPrompt }) => walkPrompt(field, by, client))
      .catch(() => walkPlace.set('not at hand')); // the network is gone, or the disk: what stands in the field stays
  };
  field.addEventListener('keydown', onKeyDown);
  return () => field.removeEventListener('keydown', onKeyDown);
}
