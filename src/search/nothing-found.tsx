import { Button } from '#ui/button.tsx';
import { insteadFor } from './search-for.ts';
import type { Searching } from './use-search.ts';

type NothingFoundProps = Pick<Searching, 'search' | 'change' | 'answer'> & {
  /** Whether only picks were looked through. */
  onlyPicks: boolean;
};

/** Stands where the pictures would be that a search did not find. */
export function NothingFound({ search: { typed, sort }, change, answer, onlyPicks }: NothingFoundProps) {
  const where = onlyPicks ? ' among your picks' : '';
  if (typed === '') return <p className="text-mute">There is no picture{where} to put in order yet.</p>;
  // What is not read yet may hold what is sought.
  if (answer && answer.progress < 1)
    return (
      <p className="text-mute">
        Nothing so far: {Math.floor(answer.progress * 100)} % of the library is looked through.
      </p>
    );
  return (
    <div className="grid max-w-80 justify-items-center gap-3 text-center text-mute">
      <p className="wrap-anywhere">
        No picture{where} is found by <span className="mono text-text">{typed}</span>. Leave a word out, or put{' '}
        <span className="mono">or</span> between two.
      </p>
      <Button size="small" onClick={() => change(insteadFor({ typed: '', sort }))}>
        Clear the search
      </Button>
    </div>
  );
}
