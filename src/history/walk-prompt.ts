import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';
import { allRuns } from '#library/queries.ts';
import { writtenPrompt } from './prompts.ts';
import { stepFrom } from './walk.ts';
import { walkPlace } from './walk-place.ts';

/** Shared by all tabs, so that what was walked away from outlives the tab it was typed in. */
const unsentStore = persisted('proofsheet.unsent-prompts', z.array(z.string()), []);

/** Puts the next older prompt (`by` 1), or the next newer one (−1), into the prompt field, caret to the end. */
export async function walkPrompt(field: HTMLTextAreaElement, by: 1 | -1, client: QueryClient): Promise<void> {
  const runs = await allRuns(client);
  // A text field has only this end of a line: a prompt with another would never be found in it again.
  const sent = [...new Set(runs.map((run) => writtenPrompt(run).replace(/\r\n?/g, '\n')))];
  const { text, unsent, place } = stepFrom(field.value, by, unsentStore.get(), sent);
  unsentStore.set(unsent);
  // The way React and form libraries hear of it is the native setter followed by a native event.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.setSelectionRange(text.length, text.length);
  field.scrollTop = field.scrollHeight;
  walkPlace.set(place);
  // Whoever writes or leaves is no longer on the way.
  const done = new AbortController();
  for (const type of ['input', 'blur']) {
    field.addEventListener(
      type,
      () => {
        done.abort();
        walkPlace.set('');
      },
      { signal: done.signal },
    );
  }
}
