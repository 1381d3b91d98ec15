import { type PointerEvent, useState } from 'react';
import { Choice } from './choice.tsx';
import { PictureSheet } from './picture-sheet.tsx';
import { type Look, Stage } from './stage.tsx';
import { Tag } from './tag.tsx';

const directions = { across: 'Left and right', down: 'Above and below' } as const;
type Direction = keyof typeof directions;

/** Of a pair, the one that is shown before the divider or in the first place, and the other. */
export type PairProps = Look & { pair: readonly [string, string]; labelOf: (id: string) => string };

/** Two pictures in one place with a divider to drag between them. */
export function Divider({ pair: [first, second], labelOf, view, onView }: PairProps) {
  const [split, setSplit] = useState(50);
  const [direction, setDirection] = useState<Direction>('across');
  const isAcross = direction === 'across';

  function follow(event: PointerEvent<HTMLElement>) {
    const stage = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!stage || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const at = isAcross ? (event.clientX - stage.left) / stage.width : (event.clientY - stage.top) / stage.height;
    setSplit(Math.round(1000 * Math.min(1, Math.max(0, at))) / 10);
  }

  return (
    <div className="flex size-full flex-col gap-2">
      <Stage view={view} onView={onView} className="min-h-0 flex-1 rounded-md">
        <PictureSheet id={second} label={labelOf(second)} view={view} />
        <div
          className="absolute inset-0 bg-ground"
          style={{ clipPath: isAcross ? `inset(0 ${100 - split}% 0 0)` : `inset(0 0 ${100 - split}% 0)` }}
        >
          <PictureSheet id={first} label={labelOf(first)} view={view} />
        </div>
        <Tag>{labelOf(first)}</Tag>
        <Tag at="right">{labelOf(second)}</Tag>
        <input
          type="range"
          aria-label="Divider"
          aria-valuetext={`${Math.round(split)} % of ${labelOf(first)}`}
          min={0}
          max={100}
          // The keys that go up and down move it up and down.
          value={isAcross ? split : 100 - split}
          onChange={({ target }) => setSplit(isAcross ? target.valueAsNumber : 100 - target.valueAsNumber)}
          className="peer pointer-events-none absolute inset-0 size-full opacity-0"
        />
        <div
          className={`absolute grid touch-none place-items-center peer-focus-visible:*:outline-2 peer-focus-visible:*:outline-accent ${isAcross ? 'inset-y-0 w-8 -translate-x-1/2 cursor-ew-resize' : 'inset-x-0 h-8 -translate-y-1/2 cursor-ns-resize'}`}
          style={{ [isAcross ? 'left' : 'top']: `${split}%` }}
          onPointerDown={(event) => {
            event.stopPropagation();
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={follow}
        >
          <span className={`bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.5)] ${isAcross ? 'h-full w-px' : 'h-px w-full'}`} />
          <span className="absolute size-6 rounded-full border-2 border-white bg-black/50 shadow-[0_0_0_1px_rgb(0_0_0/0.5)]" />
        </div>
      </Stage>
      <Choice label="Divider between" choices={directions} value={direction} onChange={setDirection} />
    </div>
  );
}
