import { submitters } from '#composer/composer.tsx';
import { draftStore } from './stores.ts';

/**
 * index.html has a prompt box that takes text before this code has arrived. What was typed there becomes the draft's
 * prompt, the caret goes where it was, and Generate that was asked for by its keys is pressed, once.
 */
export function adoptEarlyPrompt(): { restore: () => void } {
  const early = document.getElementById('early-prompt');
  if (!(early instanceof HTMLTextAreaElement)) return { restore: () => undefined };
  const { value, selectionStart, selectionEnd, dataset } = early;
  const draft = draftStore.get();
  if (value !== draft.prompt) draftStore.set({ ...draft, prompt: value });
  return {
    restore: () => {
      const prompt = document.querySelector<HTMLTextAreaElement>('textarea[name="prompt"]');
      prompt?.setSelectionRange(selectionStart, selectionEnd);
      // A link may have come over it since, and what it brought is not what was asked for.
      if (dataset.pressed === undefined || prompt?.value !== value) return;
      const hold = prompt.form?.querySelector<HTMLElement>(`[name="${submitters.hold}"]`);
      prompt.form?.requestSubmit(dataset.pressed === 'hold' ? hold : undefined);
    },
  };
}
