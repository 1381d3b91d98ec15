import { FileOutput, FolderOpen, GitFork } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '#ui/button.tsx';
import { incoming } from './incoming.ts';
import type { Place } from './place.ts';
import { frameSizeStore } from './stores.ts';
import { ViewChoice } from './view-choice.tsx';

export type Show = 'all' | 'picks';

type GalleryBarProps = {
  show: Show;
  onShow: (show: Show) => void;
  onExport: (() => void) | undefined;
  search: ReactNode;
  project: ReactNode;
  sweeps: ReactNode;
  trash: ReactNode;
  /** Switches selecting by single presses on and off. */
  selecting: ReactNode;
  place: Place;
  onPlace: (place: Place) => void;
};

/** Which pictures are on show, how and how large, and the way to take many of them along. */
export function GalleryBar({ show, onShow, onExport, place, onPlace, ...slots }: GalleryBarProps) {
  const frameSize = useSyncExternalStore(frameSizeStore.subscribe, frameSizeStore.get);
  const choice = (name: Show, label: string, ring = false) => (
    <label
      className={`relative inline-flex h-7 items-center gap-1.5 rounded-[7px] border border-line px-2.5 hover:bg-hover has-checked:bg-raise ${ring ? 'text-pick-text' : 'text-mute has-checked:text-text'} has-focus-visible:outline-2 has-focus-visible:outline-accent`}
    >
      <input
        type="radio"
        name="show"
        className="absolute inset-0 cursor-pointer appearance-none outline-none"
        checked={show === name && place.kind === 'gallery'}
        onChange={() => onShow(name)}
      />
      {ring && <span aria-hidden className="size-3.5 rounded-full border-2 border-pick" />}
      {label}
    </label>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line px-[18px] py-2.5 max-mid:px-3">
      {slots.search}
      <div role="radiogroup" aria-label="Show" className="flex gap-2">
        {choice('all', 'All')}
        {choice('picks', 'Picks', true)}
      </div>
      {slots.project}
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2 max-mid:gap-1.5">
        {slots.sweeps}
        <LineageButton place={place} onPlace={onPlace} />
        <ViewChoice isOn={place.kind === 'gallery'} onChoose={() => onPlace({ kind: 'gallery' })} />
        {onExport && slots.selecting}
        {slots.trash}
        <OpenButton />
        {onExport && (
          <Button look="quiet" size="small" aria-label="Export…" title="Export…" onClick={onExport}>
            <FileOutput aria-hidden size={14} className="mid:hidden" />
            <span className="max-mid:hidden">Export…</span>
          </Button>
        )}
        <input
          type="range"
          aria-label="Size of pictures"
          title="Size of pictures"
          className="slider max-w-[90px] max-mid:max-w-[56px]"
          min={100}
          max={360}
          step={10}
          value={frameSize}
          style={{ '--fill': `${((frameSize - 100) / 260) * 100}%` }}
          onChange={({ target }) => frameSizeStore.set(target.valueAsNumber)}
        />
      </div>
    </div>
  );
}

/** Shows what was made from what, and goes back to the gallery. */
function LineageButton({ place, onPlace }: { place: Place; onPlace: (place: Place) => void }) {
  const isOn = place.kind === 'lineage';
  return (
    <Button
      size="small"
      className="px-1.5"
      aria-label="Lineage"
      aria-pressed={isOn}
      title="Lineage: what was made from what"
      onClick={() => onPlace({ kind: isOn ? 'gallery' : 'lineage' })}
    >
      <GitFork aria-hidden size={14} />
    </Button>
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
