import { useSyncExternalStore } from 'react';
import { walkPlace } from '#history/walk-place.ts';
import type { Dialog } from './dialogs.tsx';

/** Stands beside the prompt: where one is among the earlier prompts, and the ways to all of them and to the presets. */
export function PromptTools({ onDialog }: { onDialog: (dialog: Dialog) => void }) {
  const place = useSyncExternalStore(walkPlace.subscribe, walkPlace.get);
  const opener = (name: string, title: string, dialog: Dialog) => (
    <button
      type="button"
      className="rounded-sm px-0.5 text-mute underline decoration-edge underline-offset-2 -outline-offset-2 hover:text-text"
      title={title}
      onClick={() => onDialog(dialog)}
    >
      {name}
    </button>
  );
  return (
    <>
      <span aria-live="polite" className="mono text-mute">
        {place}
      </span>
      {opener('History', 'Earlier prompts (H; Alt ↑ ↓ in the prompt)', { kind: 'history' })}
      {opener('Presets', 'Parts of the form under a name', { kind: 'presets' })}
    </>
  );
}
