import { X } from 'lucide-react';

/** A tag that can be taken off; with how many of some pictures carry it. */
export function TagChip({ tag, count, onRemove }: { tag: string; count?: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-[23px] max-w-full items-center rounded-md border border-line bg-raise pl-2 text-xs">
      <span className="truncate">{tag}</span>
      {count !== undefined && <span className="pl-1.5 whitespace-nowrap text-faint">{count}</span>}
      <button
        type="button"
        aria-label={`Remove tag ${tag}`}
        className="grid size-[22px] shrink-0 place-items-center rounded-md text-faint hover:text-text"
        onClick={onRemove}
      >
        <X size={12} />
      </button>
    </span>
  );
}
