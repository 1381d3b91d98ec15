import { Suspense } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';
import type { Dialog } from './dialogs.tsx';
import { client } from './wiring.ts';

const PromptTools = lazyPart(async () => (await import('./prompt-tools.tsx')).PromptTools);

/** What stands beside the prompt; it follows the form. */
export function PromptHelp({ onDialog }: { onDialog: (dialog: Dialog) => void }) {
  return (
    <Suspense>
      <PromptTools onDialog={onDialog} />
    </Suspense>
  );
}

/** Walks through the earlier prompts. The code comes with the first step, which is taken once it is there. */
export function walk(field: HTMLTextAreaElement, by: 1 | -1): void {
  import('#history/walk-prompt.ts').then(({ walkPrompt }) => walkPrompt(field, by, client)).catch(() => undefined); // what stands in the field stays; the history itself says what is missing
}
