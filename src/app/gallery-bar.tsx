import { CalendarDays, FolderOpen, LayoutGrid, Rows3 } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '#ui/button.tsx';
import { incoming } from './incoming.ts';
import { frameSizeStore, viewStore } from './stores.ts';

export type Show = 'all' | 'picks';

type GalleryBarProps = {
  show: Show;
  onShow: (show: Show) => void;
  onExport: (() => void) | undefined;
  project: ReactNode;
  trash: ReactNode;
  /** Switches selecting by single presses on and off. */
  selecting: ReactNode;
};

/** Which pictures are on show, how large, and the way to take many of them along. */
export function GalleryBar({ show, onShow, onExport, project, trash, selecting }: GalleryBarProps) {
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
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-[18px] py-2.5 max-mid:px-3">
      <div role="radiogroup" aria-label="Show" className="flex gap-2">
        {choice('all', 'All')}
        {choice('picks', 'Picks', true)}
      </div>
      {project}
      <span className="flex-1" />
      {onExport && selecting}
      <ViewChoice />
      {trash}
      <OpenButton />
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

const views = {
  strips: { name: 'Strips', icon: Rows3 },
  grid: { name: 'Grid', icon: LayoutGrid },
  timeline: { name: 'Timeline', icon: CalendarDays },
} as const;

/** By run, side by side, or by day. */
function ViewChoice() {
  const view = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  return (
    <div role="radiogroup" aria-label="View" className="flex rounded-[7px] border border-line">
      {(['strips', 'grid', 'timeline'] as const).map((each) => {
        const { name, icon: Icon } = views[each];
        return (
          <label
            key={each}
            title={name}
            className="relative grid h-[26px] w-8 place-items-center text-mute first:rounded-l-[6px] last:rounded-r-[6px] hover:bg-hover has-checked:bg-raise has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="view"
              aria-label={name}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              checked={view === each}
              onChange={() => viewStore.set(each)}
            />
            <Icon aria-hidden size={14} />
          </label>
        );
      })}
    </div>
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
