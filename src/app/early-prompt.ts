import { draftStore } from './stores.ts';

/**
 * index.html has a prompt box that takes text before this code has arrived. What was typed there becomes the draft's
 * prompt, and the caret goes where it was.
 */
export function adoptEarlyPrompt(): { restore: () => void } {
  const early = document.getElementById('early-prompt');
  if (!(early instanceof HTMLTextAreaElement)) return { restore: () => undefined };
  const { value, selectionStart, selectionEnd } = early;
  const draft = draftStore.get();
  if (value !== draft.prompt) draftStore.set({ ...draft, prompt: value });
  return {
    restore: () => {
      const prompt = document.querySelector<HTMLTextAreaElement>('textarea[name="prompt"]');
      prompt?.setSelectionRange(selectionStart, selectionEnd);
    },
  };
}
