import { Button } from '#ui/button.tsx';
import { parseQuery } from './parse.ts';
import { insteadFor } from './search-for.ts';
import { sorts } from './sorts.ts';
import type { Searching } from './use-search.ts';

type SearchLineProps = {
  searching: Searching;
  /** How many of the pictures and jobs that were found are on show. */
  shown: number;
  onSaved: () => void;
};

/** What came of a search, in a line below the bar: how many, in which order, and what could not be understood. */
export function SearchLine({ searching, shown, onSaved }: SearchLineProps) {
  const { search, change } = searching;
  const { problems } = parseQuery(search.typed);
  if (!searching.isOn && problems.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 border-b border-line px-[18px] py-1 text-xs text-mute">
      {/* The field announces them as they come; here they stay when its list is closed. */}
      <p className="min-w-0 flex-1 basis-60 wrap-anywhere text-warn-text empty:hidden">{problems.join(' ')}</p>
      <p aria-live="polite">
        <span className="mono text-text">{inWords(searching, shown)}</span>
        {search.sort !== 'newest' && <span> · {sorts[search.sort].toLowerCase()}</span>}
      </p>
      <Button look="quiet" size="small" onClick={onSaved}>
        Save search…
      </Button>
      <Button look="quiet" size="small" onClick={() => change(insteadFor({ typed: '', sort: 'newest' }))}>
        Show everything
      </Button>
    </div>
  );
}

function inWords({ isOn, isError, answer }: Searching, shown: number): string {
  if (!isOn) return '';
  if (isError) return 'The library could not be read for this search. Reload the page.';
  if (!answer) return 'Searching…';
  const { of, ms, progress } = answer;
  const found = `${shown.toLocaleString()} of ${of.toLocaleString()}`;
  return progress < 1 ? `${found} · searching, ${Math.floor(progress * 100)} %` : `${found} · ${Math.round(ms)} ms`;
}
