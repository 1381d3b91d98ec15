import type { Item } from './incoming.ts';
import { Thumbnail } from './thumbnail.tsx';

type ItemListProps = { items: readonly Item[]; at: number; onChoose: (at: number) => void };

/** Everything that came in, to choose one of. */
export function ItemList({ items, at, onChoose }: ItemListProps) {
  return (
    <div
      role="radiogroup"
      aria-label="Files"
      className="grid max-h-[60dvh] grid-cols-1 content-start gap-1 overflow-y-auto max-mid:max-h-40"
    >
      {items.map((item, index) => (
        <label
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and names may repeat
          key={index}
          className="relative flex items-center gap-2 rounded-lg border border-transparent p-1.5 hover:bg-hover has-checked:border-line has-checked:bg-raise has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="incoming"
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={index === at}
            onChange={() => onChoose(index)}
          />
          <Thumbnail item={item} className="size-9 shrink-0 rounded" />
          <span className="min-w-0">
            <span className="block truncate">{item.name}</span>
            <span className="block truncate text-xs text-mute">{said(item)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

function said({ outcome }: Item): string {
  switch (outcome.kind) {
    case 'read':
      return outcome.readings.map(({ tool }) => tool)[0] ?? '';
    case 'prompts':
      return outcome.prompts.length === 1 ? 'a prompt' : `${outcome.prompts.length} prompts`;
    case 'nothing':
      return 'no parameters';
    case 'refused':
      return 'not read';
  }
}
