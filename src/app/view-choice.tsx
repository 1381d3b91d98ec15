import { CalendarDays, LayoutGrid, Rows3 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { viewStore } from './stores.ts';

const views = [
  { view: 'strips', name: 'Strips', icon: Rows3 },
  { view: 'grid', name: 'Grid', icon: LayoutGrid },
  { view: 'timeline', name: 'Timeline', icon: CalendarDays },
] as const;

/** How the gallery shows pictures: by run, side by side, or by day. */
export function ViewChoice({ isOn, onChoose }: { isOn: boolean; onChoose: () => void }) {
  const chosen = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  return (
    <div role="radiogroup" aria-label="View" className="flex rounded-[7px] border border-line">
      {views.map(({ view, name, icon: Icon }) => (
        <label
          key={view}
          title={name}
          className="relative grid h-[26px] w-8 place-items-center text-mute first:rounded-l-[6px] last:rounded-r-[6px] hover:bg-hover has-checked:bg-raise has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="view"
            aria-label={name}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={isOn && chosen === view}
            onChange={() => {
              viewStore.set(view);
              onChoose();
            }}
          />
          <Icon aria-hidden size={14} />
        </label>
      ))}
    </div>
  );
}
