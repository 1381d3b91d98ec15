import { type KeyboardEvent, useState, useSyncExternalStore } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { type Ballot, ballotStore, isOf, newBallot, undone, type Vote, voted, without } from './ballot.ts';
import { BlindIntro } from './blind-intro.tsx';
import { BlindResult } from './blind-result.tsx';
import { BlindVote } from './blind-vote.tsx';
import { nextPair, votesPlanned } from './schedule.ts';
import { VotesDone } from './votes-done.tsx';

type BlindDialogProps = {
  ids: readonly string[];
  labelOf: (id: string) => string;
  randomSeed: () => number;
  onBack: () => void;
  onClose: () => void;
};

const voteKeys: Record<string, Vote['better']> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowDown: 'tie' };

/** Pictures two at a time with everything hidden that tells them apart, until a ranking is known. */
export function BlindDialog({ ids, labelOf, randomSeed, onBack, onClose }: BlindDialogProps) {
  const ballot = useSyncExternalStore(ballotStore.subscribe, ballotStore.get);
  // Votes on these very pictures are gone on with; votes on others are offered first.
  const [isBegun, setBegun] = useState(() => ballot !== null && isOf(ballot, ids));
  const [broken, setBroken] = useState<readonly string[]>([]);

  const running = isBegun ? ballot : null;
  const pair =
    running && !running.revealed && running.votes.length < votesPlanned(running) ? nextPair(running) : undefined;
  const missing = pair && broken.find((id) => id === pair.left || id === pair.right);

  const change = (to: (ballot: Ballot) => Ballot) => running && ballotStore.set(to(running));
  const vote = (better: Vote['better']) => pair && !missing && change((ballot) => voted(ballot, { ...pair, better }));
  const begin = () => {
    ballotStore.set(newBallot(ids, randomSeed()));
    setBegun(true);
  };
  const shared = {
    onUndo: () => change(undone),
    onReveal: () => change((ballot) => ({ ...ballot, revealed: true })),
    onThrowAway: () => {
      ballotStore.set(null);
      setBegun(false);
    },
    onBack,
  };

  function onKeyDown(event: KeyboardEvent) {
    // A key held down is one vote.
    if (!pair || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const better = voteKeys[event.key];
    if (better) vote(better);
    else if (event.key === 'Backspace') shared.onUndo();
    else return;
    event.preventDefault();
  }

  return (
    <Dialog
      title="Blind comparison"
      onClose={onClose}
      onKeyDown={onKeyDown}
      // The gallery behind it would tell.
      className="backdrop:bg-ground w-[calc(100vw-1.5rem)] max-w-[100rem] [&_kbd]:max-mid:hidden"
    >
      {/* New with each step, so that the keys are heard after a step took the pressed button away. */}
      <span key={`${running?.votes.length} ${running?.revealed} ${running?.more}`} ref={keepFocus} hidden />
      {!running ? (
        <BlindIntro count={ids.length} kept={ballot} onBegin={begin} onGoOn={() => setBegun(true)} {...shared} />
      ) : running.revealed ? (
        <BlindResult ballot={running} labelOf={labelOf} onAgain={begin} {...shared} />
      ) : pair ? (
        <BlindVote
          ballot={running}
          pair={pair}
          onVote={vote}
          onBroken={(id) => setBroken((broken) => [...broken, id])}
          onLeaveOut={missing === undefined ? undefined : () => change((ballot) => without(ballot, missing))}
          {...shared}
        />
      ) : (
        <VotesDone
          ballot={running}
          onMore={(more) => change((ballot) => ({ ...ballot, more: ballot.more + more }))}
          {...shared}
        />
      )}
    </Dialog>
  );
}

/** Gives the focus back to the dialog when nothing in it has it. */
function keepFocus(element: HTMLElement | null) {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused.matches(':disabled')) element?.closest('dialog')?.focus();
}
