import { Button } from '#ui/button.tsx';
import { type Ballot, mostContestants, newBallot } from './ballot.ts';
import { votesPlanned } from './schedule.ts';

type BlindIntroProps = {
  count: number;
  /** Votes on other pictures that are still there. */
  kept: Ballot | null;
  onBegin: () => void;
  onGoOn: () => void;
  onBack: () => void;
  onThrowAway: () => void;
};

/** What a blind comparison is, how long it takes, and what becomes of one that was not finished. */
export function BlindIntro({ count, kept, onBegin, onGoOn, onBack, onThrowAway }: BlindIntroProps) {
  const votes = votesPlanned(newBallot(Array.from({ length: count }, String), 0));
  return (
    <div className="mx-auto grid max-w-[36rem] gap-4 py-6">
      <p>
        {count < 2
          ? 'Go back and tick at least two pictures to compare.'
          : `${count} pictures, two at a time, in an order and on sides left to chance. Names, prompts and parameters are hidden until you reveal them. It takes ${votes === 1 ? 'one vote' : `${votes} votes`}.`}
      </p>
      <p className="text-mute">
        Press ← or → for the better one, ↓ for a tie. Up to {mostContestants} pictures; votes are kept on this device
        until you throw them away.
      </p>
      {kept && (
        <div className="grid gap-2 rounded-lg border border-warn-line p-3">
          <p>
            There {kept.votes.length === 1 ? 'is a vote' : `are ${kept.votes.length} votes`} on {kept.pictures.length}{' '}
            other pictures{kept.revealed ? ', already revealed' : ''}. Beginning anew replaces them.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={onGoOn}>
              {kept.revealed ? 'Show that ranking' : 'Go on with those'}
            </Button>
            <Button size="small" look="quiet" onClick={onThrowAway}>
              Throw those votes away
            </Button>
          </div>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={count < 2} onClick={onBegin}>
          Begin
        </Button>
        <Button onClick={onBack}>Back to comparing</Button>
      </div>
    </div>
  );
}
