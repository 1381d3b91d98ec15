import { Button } from '#ui/button.tsx';
import { insteadFor } from './search-for.ts';
import type { Searching } from './use-search.ts';

/** Stands where the pictures would be that a search did not find. */
export function NothingFound({ search, change }: Pick<Searching, 'search' | 'change'>) {
  return (
    <div className="grid max-w-80 justify-items-center gap-3 text-center text-mute">
      <p className="wrap-anywhere">
        No picture is found by <span className="mono text-text">{search.typed}</span>. Leave a word out, or put{' '}
        <span className="mono">or</span> between two.
      </p>
      <Button size="small" onClick={() => change(insteadFor({ typed: '', sort: search.sort }))}>
        Clear the search
      </Button>
    </div>
  );
}
