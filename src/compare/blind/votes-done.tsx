import { Button } from '#ui/button.tsx';
import type { Ballot } from './ballot.ts';

type VotesDoneProps = {
  ballot: Ballot;
  onUndo: () => void;
  onReveal: () => void;
  onMore: (votes: number) => void;
  onBack: () => void;
  onThrowAway: () => void;
};

/** Between the last vote and the ranking: nobody can vote blindly any more once it is known which is which. */
export function VotesDone({ ballot, onUndo, onReveal, onMore, onBack, onThrowAway }: VotesDoneProps) {
  const { votes, pictures } = ballot;
  const isEnough = pictures.length >= 2;
  return (
    <div className="mx-auto grid max-w-[36rem] gap-4 py-10">
      <p>
        {isEnough
          ? `${votes.length === 1 ? 'One vote' : `${votes.length} votes`} on ${pictures.length} pictures. Reveal which is which, or look again at the pairs that are hardest to tell: afterwards that would not be blind any more.`
          : 'Fewer than two of the pictures can still be shown, so there is nothing to compare.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={!isEnough} onClick={onReveal}>
          Reveal
        </Button>
        <Button disabled={!isEnough} onClick={() => onMore(pictures.length)}>
          {pictures.length} more votes
        </Button>
        <Button look="quiet" disabled={votes.length === 0} onClick={onUndo}>
          Undo last
        </Button>
        <Button look="quiet" onClick={onThrowAway}>
          Throw votes away
        </Button>
        <Button look="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
    </div>
  );
}
