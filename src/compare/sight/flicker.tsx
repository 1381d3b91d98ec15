import { Pause, Play, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { Button } from '#ui/button.tsx';
import { Choice } from './choice.tsx';
import { PictureSheet } from './picture-sheet.tsx';
import { type Look, Stage } from './stage.tsx';
import { Tag } from './tag.tsx';

type FlickerProps = Look & {
  pair: readonly [string, string];
  ids: readonly string[];
  labelOf: (id: string) => string;
  /** Counts on without end. */
  turn: number;
  onTurn: (turn: number) => void;
  /** By hand. */
  onNext: () => void;
  isPlaying: boolean;
  onPlay: (play: boolean) => void;
};

/** Milliseconds for each picture. Nothing flashes more than three times a second (WCAG 2.3.1). */
const paces = { slow: 1600, medium: 800, fast: 400 } as const;

/** Pictures in one place, one after the other: what differs is seen to move. */
export function Flicker({ pair, ids, labelOf, turn, onTurn, onNext, isPlaying, onPlay, view, onView }: FlickerProps) {
  const [pace, setPace] = useState<keyof typeof paces>('medium');
  const [which, setWhich] = useState<'pair' | 'all'>('pair');
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  const inTurn = which === 'all' ? ids : pair;
  const shown = inTurn[turn % inTurn.length];

  return (
    <div className="flex size-full flex-col gap-2">
      <Stage view={view} onView={onView} className="min-h-0 flex-1 rounded-md">
        {inTurn.map((id) => (
          // All of them are drawn, the one in turn on top: no change waits for a picture to be decoded.
          <div
            key={id}
            aria-hidden={id !== shown}
            className={`absolute inset-0 bg-ground ${id === shown ? 'z-10' : ''}`}
          >
            <PictureSheet id={id} label={labelOf(id)} view={view} />
            <Tag>{labelOf(id)}</Tag>
          </div>
        ))}
        {/* The clock: each round of this animation is a turn. It stands still where less motion is asked for. */}
        {isPlaying && !isStill && (
          <span
            key={pace}
            aria-hidden
            className="absolute bottom-0 left-0 z-20 h-0.5 w-1/4 bg-white/70"
            style={{ animation: `sweep ${paces[pace]}ms linear infinite` }}
            onAnimationIteration={() => onTurn(turn + 1)}
          />
        )}
      </Stage>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={onNext} title="Show the next one (Space)">
          <SkipForward size={13} /> Next
        </Button>
        {isStill ? (
          <p className="text-xs text-mute">Your system asks for less motion: Space changes the picture.</p>
        ) : (
          <>
            <Button size="small" onClick={() => onPlay(!isPlaying)} title={`${isPlaying ? 'Pause' : 'Play'} (P)`}>
              {isPlaying ? <Pause size={13} /> : <Play size={13} />} {isPlaying ? 'Pause' : 'Play'}
            </Button>
            <Choice
              label="Pace"
              choices={{ slow: 'Slow', medium: 'Medium', fast: 'Fast' }}
              value={pace}
              onChange={setPace}
            />
          </>
        )}
        {ids.length > 2 && (
          <Choice
            label="In turn"
            choices={{ pair: 'The pair', all: `All ${ids.length}` }}
            value={which}
            onChange={setWhich}
          />
        )}
      </div>
    </div>
  );
}
