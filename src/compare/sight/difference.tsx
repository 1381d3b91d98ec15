import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { differenceQuery } from './difference-query.ts';
import type { Difference as Found } from './difference-worker.ts';
import type { PairProps } from './divider.tsx';
import { ImageSheet } from './picture-sheet.tsx';
import { Stage } from './stage.tsx';

const gains = { min: 1, max: 16 } as const;

/** How far two pictures are apart in each pixel, amplified. */
export function Difference({ pair: [first, second], labelOf, view, onView }: PairProps) {
  const [gain, setGain] = useState(4);
  const { data: found, error } = useQuery(differenceQuery(first, second));
  const names = [labelOf(first), labelOf(second)] as const;
  if (found?.kind !== 'difference')
    return <Word>{error?.message ?? (found && whyNot(found, names)) ?? 'Computing…'}</Word>;

  return (
    <div className="flex size-full flex-col gap-2">
      <Stage view={view} onView={onView} className="min-h-0 flex-1 rounded-md">
        <ImageSheet
          blob={found.image}
          alt={`Difference of ${names[0]} and ${names[1]}, ${gain} times`}
          view={view}
          filter={`brightness(${gain})`}
        />
        {found.pixels === 0 && (
          <p className="absolute inset-0 grid place-items-center p-4 text-center text-mute">
            Not one pixel differs: the pictures look exactly the same.
          </p>
        )}
      </Stage>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <label className="flex items-center gap-2 text-mute">
          Amplified
          <input
            type="range"
            className="slider max-w-32"
            {...gains}
            value={gain}
            style={{ '--fill': `${((gain - gains.min) / (gains.max - gains.min)) * 100}%` }}
            onChange={({ target }) => setGain(target.valueAsNumber)}
          />
          <span className="mono w-8">× {gain}</span>
        </label>
        <p className="text-mute">{inWords(found)}</p>
      </div>
    </div>
  );
}

function Word({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="grid size-full place-items-center rounded-md bg-ground p-6 text-center text-mute">
      <span className="max-w-[28rem]">{children}</span>
    </p>
  );
}

/** Why there is no difference to show, and what to do. */
function whyNot(found: Exclude<Found, { kind: 'difference' }>, [first, second]: readonly [string, string]): string {
  if (found.kind === 'damaged')
    return `${found.which === 'left' ? first : second} does not decode, so it has no pixels to compare. Choose another picture.`;
  const size = ({ width, height }: { width: number; height: number }) => `${width} × ${height}`;
  return `${first} is ${size(found.left)} pixels and ${second} is ${size(found.right)}. A difference needs pictures of one size; nothing is stretched to fit. Side by side and the divider show the two together.`;
}

function inWords({ pixels, of, mean, largest }: Extract<Found, { kind: 'difference' }>): string {
  const share = (100 * pixels) / of;
  const percent = share > 0 && share < 0.1 ? 'less than 0.1' : share.toFixed(1);
  return `${pixels.toLocaleString('en')} of ${of.toLocaleString('en')} pixels differ (${percent} %). Mean difference ${mean.toFixed(2)} of 255, largest ${largest}.`;
}
