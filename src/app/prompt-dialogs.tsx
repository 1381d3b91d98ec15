import { HistoryDialog } from '#history/history-dialog.tsx';
import { PresetsDialog } from '#presets/presets-dialog.tsx';
import type { Draft } from '#recipe/draft.ts';
import { draftStore } from './stores.ts';

type PromptDialogsProps = {
  kind: 'history' | 'presets';
  /** A file of presets that was dropped on the page. */
  presetFile: File | undefined;
  onUse: (draft: Draft, text: string) => void;
  onClose: () => void;
};

/** What was written before, and what was kept under a name. */
export function PromptDialogs({ kind, ...props }: PromptDialogsProps) {
  const draft = draftStore.get();
  return kind === 'history' ? <HistoryDialog draft={draft} {...props} /> : <PresetsDialog draft={draft} {...props} />;
}
