import { FolderOpen, GitFork } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '#ui/button.tsx';
import { incoming } from './incoming.ts';
import type { Place } from './place.ts';
import { frameSizeStore } from './stores.ts';

export type Show = 'all' | 'picks';

type GalleryBarProps = {
  place: Place;
  onPlace: (place: Place) => void;
  show: Show;
  onShow: (show: Show) => void;
  onExport: (() => void) | undefined;
};

/** Which pictures are on show, how large, and the way to take many of them along. */
export function GalleryBar({ place, onPlace, show, onShow, onExport }: GalleryBarProps) {
  const choice = (name: Show, label: string, ring = false) => (
    <label
      className={`relative inline-flex h-7 items-center gap-1.5 rounded-[7px] border border-line px-2.5 hover:bg-hover has-checked:bg-raise ${ring ? 'text-pick-text' : 'text-mute has-checked:text-text'} has-focus-visible:outline-2 has-focus-visible:outline-accent`}
    >
      <input
        type="radio"
        name="show"
        className="absolute inset-0 cursor-pointer appearance-none outline-none"
        checked={place === 'gallery' && show === name}
        onChange={() => {
          onShow(name);
          onPlace('gallery');
        }}
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
      <Button
        size="small"
        className="max-mid:px-1.5"
        aria-label="Lineage"
        aria-pressed={place === 'lineage'}
        title="What was made from what"
        onClick={() => onPlace(place === 'lineage' ? 'gallery' : 'lineage')}
      >
        <GitFork aria-hidden size={14} />
        <span className="max-mid:hidden">Lineage</span>
      </Button>
      <span className="flex-1" />
      <OpenButton />
      {onExport && (
        <Button look="quiet" size="small" onClick={onExport}>
          Export…
        </Button>
      )}
      {place === 'gallery' && <FrameSize />}
    </div>
  );
}

function FrameSize() {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  return (
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
  );
}

/** Opens pictures and parameters from files; dropping or pasting them anywhere does the same. */
function OpenButton() {
  return (
    <label
      className="relative inline-flex h-7 items-center gap-1.5 rounded-[7px] border border-line px-2.5 text-mute hover:bg-hover hover:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
      title="Open pictures and parameters from files. Dropping or pasting them anywhere does the same."
    >
      <input
        type="file"
        multiple
        aria-label="Open files"
        accept="image/*,.zip,.json,.txt"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => {
          incoming.open([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <FolderOpen aria-hidden size={14} />
      <span className="max-mid:hidden">Open…</span>
    </label>
  );
}
