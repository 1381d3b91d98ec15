import { Button } from '#ui/button.tsx';
import { parseQuery } from './parse.ts';
import { type Change, insteadFor } from './search-for.ts';
import { sorts } from './sorts.ts';
import type { Finding, Search } from './use-search.ts';

type SearchLineProps = {
  search: Search;
  finding: Finding;
  /** How many of the pictures and jobs that were found are on show. */
  shown: number;
  onSearch: (change: Change) => void;
  onSaved: () => void;
};

/** What came of a search, in a line below the bar: how many, in which order, and what could not be understood. */
export function SearchLine({ search, finding, shown, onSearch, onSaved }: SearchLineProps) {
  const { problems } = parseQuery(search.typed);
  if (finding.state === 'off' && problems.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-[18px] py-1 text-xs text-mute">
      <p aria-live="polite" className="min-w-0 flex-1 basis-40">
        <span className="mono text-text">{inWords(finding, shown)}</span>
        {search.sort !== 'newest' && <span> · {sorts[search.sort].toLowerCase()}</span>}
        {problems.map((problem) => (
          <span key={problem} className="block wrap-anywhere text-warn-text">
            {problem}
          </span>
        ))}
      </p>
      <Button look="quiet" size="small" onClick={onSaved}>
        Save search…
      </Button>
      <Button look="quiet" size="small" onClick={() => onSearch(insteadFor({ typed: '', sort: 'newest' }))}>
        Show everything
      </Button>
    </div>
  );
}

function inWords(finding: Finding, shown: number): string {
  switch (finding.state) {
    case 'off':
      return '';
    case 'pending':
      return 'Searching…';
    case 'failed':
      return 'The library could not be read for this search. Reload the page.';
    case 'found': {
      const { of, ms, progress } = finding.answer;
      const found = `${shown.toLocaleString()} of ${of.toLocaleString()}`;
      return progress < 1 ? `${found} · searching, ${Math.floor(progress * 100)} %` : `${found} · ${Math.round(ms)} ms`;
    }
  }
}
