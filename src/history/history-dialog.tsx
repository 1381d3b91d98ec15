import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { VList } from 'virtua';
import { downloadBlob } from '#lib/blob-url.ts';
import { copyText } from '#lib/copy-text.ts';
import { count } from '#lib/count.ts';
import { pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { frameOf } from '#library/rows.ts';
import type { Draft } from '#recipe/draft.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { PromptRow } from './prompt-row.tsx';
import { promptsAsText, promptsOf, searchPrompts, wordsOf } from './prompts.ts';
import { focusSoon, moveAmongRows } from './rows.ts';

type HistoryDialogProps = {
  /** What the form holds now. */
  draft: Draft;
  /** Puts a draft into the form, with what to say of it; what stood there is one Undo away. */
  onUse: (draft: Draft, text: string) => void;
  onClose: () => void;
};

/** Every prompt that was ever sent from here, to find one again. It is read off the runs: nothing is kept twice. */
export function HistoryDialog({ draft, onUse, onClose }: HistoryDialogProps) {
  const { data: entries, error } = useQuery({ ...runsQuery, select: promptsOf });
  const { data: pictures } = useQuery({ ...pictureIdsQuery, select: firstOfRuns });
  const [search, setSearch] = useState('');
  const [told, setTold] = useState('');

  // Typing goes first; the list of some ten thousand prompts follows.
  const words = wordsOf(useDeferredValue(search));
  const shown = searchPrompts(entries ?? [], words);
  const all = count(entries?.length ?? 0, 'prompt');
  const found = shown.length === entries?.length ? all : `${shown.length.toLocaleString('en')} of ${all}`;

  function copy(text: string, what: string) {
    copyText(text).then(
      () => setTold(`${what} copied.`),
      () => setTold('Nothing was copied: this browser does not let the page use the clipboard.'),
    );
  }

  return (
    <Dialog title="Prompt history" onClose={onClose} className="w-[min(48rem,calc(100vw-1.5rem))]">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go through the rows, all of which have buttons */}
      <div className="grid gap-3" onKeyDown={moveAmongRows}>
        <input
          type="search"
          aria-label="Search prompts"
          placeholder="Words in the prompt, the model or the negative prompt"
          ref={focusSoon}
          className="field"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {error && <p className="text-danger-text">The history could not be read: {error.message}</p>}
        {/* As high however much is found, so that nothing moves while somebody types. */}
        <div className="h-[60dvh] overflow-hidden rounded-lg border border-line bg-ground">
          {entries && shown.length === 0 && (
            <p className="p-8 text-center text-mute">
              {entries.length > 0
                ? 'No prompt has all of these words.'
                : 'No prompts yet. Each one that is sent with Generate stands here.'}
            </p>
          )}
          {/* Another search is another list: it begins at its top. */}
          <VList key={words.join(' ')} className="windowed">
            {shown.map((entry) => (
              <PromptRow
                key={entry.prompt}
                entry={entry}
                words={words}
                present={draft.prompt}
                picture={pictures?.get(entry.last.id)}
                onUse={(settings, text) => {
                  onClose();
                  onUse({ ...draft, ...settings }, text);
                }}
                onCopy={() => copy(entry.prompt, 'Prompt')}
              />
            ))}
          </VList>
        </div>
        {entries && entries.length > 0 && (
          <div className="flex flex-wrap items-center gap-2">
            <p role="status" className="min-w-0 flex-1 text-xs text-mute">
              {told || found}
            </p>
            <Button
              size="small"
              disabled={shown.length === 0}
              onClick={() => copy(promptsAsText(shown), count(shown.length, 'prompt'))}
            >
              Copy all
            </Button>
            <Button
              size="small"
              disabled={shown.length === 0}
              onClick={() =>
                downloadBlob(new Blob([promptsAsText(shown)], { type: 'text/plain' }), 'proofsheet-prompts.txt')
              }
            >
              Save as text
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** The first picture that is still there of every run. Ids sort by run and frame. */
function firstOfRuns(ids: readonly string[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const id of ids) {
    const { run } = frameOf(id);
    if (!first.has(run)) first.set(run, id);
  }
  return first;
}
