import { useState } from 'react';
import { Stage } from '#compare/sight/stage.tsx';
import { fitted, type View } from '#compare/sight/view.ts';
import { Button } from '#ui/button.tsx';
import { Keys } from '#ui/keys.tsx';
import { type Ballot, type Vote, voted } from './ballot.ts';
import { HiddenPicture } from './hidden-picture.tsx';
import { nextPair, type Pair, votesPlanned } from './schedule.ts';

type BlindVoteProps = {
  ballot: Ballot;
  pair: Pair;
  onVote: (better: Vote['better']) => void;
  /** A picture cannot be shown. */
  onBroken: (id: string) => void;
  /** Goes on without the one of this pair that cannot be shown; absent while both can. */
  onLeaveOut: (() => void) | undefined;
  onUndo: () => void;
  onReveal: () => void;
  onBack: () => void;
  onThrowAway: () => void;
};

/** Two pictures and nothing that tells which they are. */
export function BlindVote(props: BlindVoteProps) {
  const { ballot, pair, onVote, onBroken, onLeaveOut, onUndo, onReveal, onBack, onThrowAway } = props;
  const count = ballot.votes.length;
  const planned = votesPlanned(ballot);
  // Drawn while this pair is looked at. After a tie: where a vote changes what comes next, that is drawn a moment later.
  const ahead = count + 1 < planned && nextPair(voted(ballot, { ...pair, better: 'tie' }));
  const drawn = [{ turn: count, ...pair }, ...(ahead ? [{ turn: count + 1, ...ahead }] : [])];
  const vote = (better: Vote['better'], name: string, key: string) => (
    <Button
      size="large"
      className="min-w-0 flex-1 max-mid:px-1 max-mid:text-xs"
      disabled={onLeaveOut !== undefined}
      onClick={() => onVote(better)}
    >
      {name} <Keys>{key}</Keys>
    </Button>
  );

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p role="status" className="mono text-mute">
          Vote {count + 1} of {planned}
        </p>
        <span aria-hidden className="h-1 min-w-16 flex-1 overflow-hidden rounded-full bg-line">
          <span className="block h-full bg-accent" style={{ width: `${(100 * count) / planned}%` }} />
        </span>
        <Button size="small" disabled={count === 0} onClick={onUndo}>
          Undo last <Keys>⌫</Keys>
        </Button>
        <Button size="small" look="quiet" disabled={count === 0} onClick={onReveal}>
          Reveal now
        </Button>
        <Button size="small" look="quiet" onClick={onThrowAway}>
          Throw votes away
        </Button>
        <Button size="small" look="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
      {drawn.map(({ turn, left, right }, index) => (
        <HiddenPair
          key={`${turn} ${left} ${right}`}
          isShown={index === 0}
          left={left}
          right={right}
          onBroken={onBroken}
        />
      ))}
      {onLeaveOut && (
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <p className="text-danger-text">One of the two cannot be shown: it was deleted, or its file is damaged.</p>
          <Button size="small" onClick={onLeaveOut}>
            Leave it out
          </Button>
        </div>
      )}
      <div className="flex gap-2">
        {vote('left', 'Left is better', '←')}
        {vote('tie', 'Tie', '↓')}
        {vote('right', 'Right is better', '→')}
      </div>
    </div>
  );
}

type HiddenPairProps = Pair & { isShown: boolean; onBroken: (id: string) => void };

function HiddenPair({ left, right, isShown, onBroken }: HiddenPairProps) {
  const [view, setView] = useState<View>(fitted);
  const side = (id: string, name: string) => (
    <Stage view={view} onView={setView} className="h-full min-h-0 rounded-md">
      <HiddenPicture id={id} name={name} view={view} onBroken={onBroken} />
    </Stage>
  );
  return (
    <div hidden={!isShown} className={isShown ? 'grid h-[min(68dvh,60rem)] grid-cols-2 gap-1 max-mid:h-[42dvh]' : ''}>
      {side(left, 'Left picture')}
      {side(right, 'Right picture')}
    </div>
  );
}
