import { useSyncExternalStore } from 'react';
import { Button } from '#ui/button.tsx';
import { frameSizeStore } from './stores.ts';

type Show = 'all' | 'picks';

type GalleryBarProps = { show: Show; onShow: (show: Show) => void; onExport: (() => void) | undefined };

/** Which pictures are on show, how large, and the way to take many of them along. */
export function GalleryBar({ show, onShow, onExport }: GalleryBarProps) {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const choice = (name: Show, label: string, ring = false) => (
    <label
      className={`relative inline-flex h-7 items-center gap-1.5 rounded-[7px] border border-line px-2.5 hover:bg-hover has-checked:bg-raise ${ring ? 'text-pick-text' : 'text-mute has-checked:text-text'} has-focus-visible:outline-2 has-focus-visible:outline-accent`}
    >
      <input
        type="radio"
        name="show"
        className="absolute inset-0 cursor-pointer appearance-none outline-none"
        checked={show === name}
        onChange={() => onShow(name)}
      />
      {ring && <span aria-hidden className="size-3.5 rounded-full border-2 border-pick" />}
      {label}
    </label>
  );
  return (
    <div className="flex items-center gap-2 border-b border-line px-[18px] py-2.5">
      <div role="radiogroup" aria-label="Show" className="flex gap-2">
        {choice('all', 'All')}
        {choice('picks', 'Picks', true)}
      </div>
      <span className="flex-1" />
      {onExport && (
        <Button look="quiet" size="small" onClick={onExport}>
          Export…
        </Button>
      )}
      <input
        type="range"
        aria-label="Size of pictures"
        title="Size of pictures"
        className="slider max-w-[90px] max-mid:max-w-[70px]"
        min={100}
        max={360}
        step={10}
        value={frameSize}
        style={{ '--fill': `${((frameSize - 100) / 260) * 100}%` }}
        onChange={({ target }) => frameSizeStore.set(target.valueAsNumber)}
      />
    </div>
  );
}
