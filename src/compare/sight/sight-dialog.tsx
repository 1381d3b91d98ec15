import { EyeOff } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Choice } from './choice.tsx';
import { Difference } from './difference.tsx';
import { Divider } from './divider.tsx';
import { Flicker } from './flicker.tsx';
import { PairChoice } from './pair-choice.tsx';
import { SideBySide } from './side-by-side.tsx';
import { oneToOne, sheetIn } from './stage.tsx';
import { fitted, pushed, type View, zoomedAt } from './view.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

const modes = { side: 'Side by side', divider: 'Divider', flicker: 'Flicker', difference: 'Difference' } as const;
type Mode = keyof typeof modes;
const modeKeys: Record<Mode, string> = { side: 'S', divider: 'D', flicker: 'F', difference: 'X' };

type SightDialogProps = {
  /** One to eight. */
  ids: readonly string[];
  labelOf: (id: string) => string;
  onBlind: () => void;
  onClose: () => void;
  /** To choose pictures with. */
  strip: ReactNode;
  /** What made them. */
  table: ReactNode;
};

/** Pictures to look at together, in one of four ways. Strip and table come as they are, so that zooming redraws neither. */
export function SightDialog({ ids, labelOf, onBlind, onClose, strip, table }: SightDialogProps) {
  const [mode, setMode] = useState<Mode>('side');
  const [view, setView] = useState<View>(fitted);
  const [wanted, setWanted] = useState<readonly [string, string]>();
  const [turn, setTurn] = useState(0);
  const [isPlaying, setPlaying] = useState(true);

  const [one, two] = ids;
  const pair = wanted?.every((id) => ids.includes(id))
    ? wanted
    : one !== undefined && two !== undefined && ([one, two] as const);
  const look = { view, onView: setView, labelOf };

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const dialog = event.currentTarget;
    const step = 1 / (8 * view.zoom);
    // Fitted, there is nowhere to go: the arrows scroll.
    const push = (x: number, y: number) => view.zoom > 1 && (() => setView(pushed(view, { x: x * step, y: y * step })));
    const keys: Record<string, (() => void) | false> = {
      s: () => setMode('side'),
      d: () => setMode('divider'),
      f: () => setMode('flicker'),
      x: () => setMode('difference'),
      b: onBlind,
      w: pair && (() => setWanted([pair[1], pair[0]])),
      p: () => setPlaying(!isPlaying),
      ' ': mode === 'flicker' && (() => next(turn + 1)),
      '+': () => setView(zoomedAt(view, 1.5)),
      '=': () => setView(zoomedAt(view, 1.5)),
      '-': () => setView(zoomedAt(view, 1 / 1.5)),
      '0': () => setView(fitted),
      '1': () => actualSize(dialog),
      ArrowLeft: push(1, 0),
      ArrowRight: push(-1, 0),
      ArrowUp: push(0, 1),
      ArrowDown: push(0, -1),
    };
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    event.preventDefault();
    act();
  }

  /** By hand: it is not to run on from there. */
  function next(to: number) {
    setPlaying(false);
    setTurn(to);
  }

  function actualSize(inside: Element | null) {
    const sheet = inside && sheetIn(inside);
    if (sheet) setView(oneToOne(sheet, view));
  }

  return (
    <Dialog title="Compare" onClose={onClose} onKeyDown={onKeyDown} className="w-[calc(100vw-1.5rem)] max-w-[110rem]">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Choice label="View" choices={modes} keys={modeKeys} value={mode} onChange={setMode} />
        {mode !== 'side' && pair && <PairChoice ids={ids} pair={pair} onPair={setWanted} labelOf={labelOf} />}
        <span className="flex-1" />
        <ZoomButtons view={view} onView={setView} onActualSize={actualSize} />
        <Button size="small" onClick={onBlind} title="Vote without knowing which is which (B)">
          <EyeOff size={13} /> Blind…
        </Button>
      </div>
      <div className={`grid gap-4 ${ids.length <= 2 ? 'wide:grid-cols-[minmax(0,1fr)_24rem]' : ''}`}>
        <div className="min-w-0">
          <div
            className={`h-[min(62dvh,52rem)] ${mode === 'side' && ids.length > 2 ? 'max-mid:h-auto max-mid:*:auto-rows-[46vw]' : 'max-mid:h-[44dvh]'}`}
          >
            {mode === 'side' && <SideBySide ids={ids} {...look} />}
            {mode !== 'side' && !pair && <p className="text-mute">Tick a second picture below to compare it with.</p>}
            {mode === 'divider' && pair && <Divider pair={pair} {...look} />}
            {mode === 'difference' && pair && <Difference key={pair.join(' ')} pair={pair} {...look} />}
            {mode === 'flicker' && pair && (
              <Flicker
                pair={pair}
                ids={ids}
                turn={turn}
                onTurn={setTurn}
                onNext={() => next(turn + 1)}
                isPlaying={isPlaying}
                onPlay={setPlaying}
                {...look}
              />
            )}
          </div>
          {strip}
        </div>
        {table}
      </div>
    </Dialog>
  );
}

/** Whether the control that has the focus means something by the key itself. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  const users = key.startsWith('Arrow')
    ? 'input, select, [tabindex="0"]'
    : key === ' '
      ? 'button, summary, select, [type="checkbox"]'
      : 'select';
  return target instanceof Element && target.closest(users) !== null;
}
