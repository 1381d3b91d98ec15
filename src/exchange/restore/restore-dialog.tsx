import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '#recipe/draft.ts';
import { Dialog } from '#ui/dialog.tsx';
import { AddAll } from './add-all.tsx';
import { type Incoming, type Item, itemsQuery } from './incoming.ts';
import { ItemList } from './item-list.tsx';
import { ItemView } from './item-view.tsx';

export type RestoreDialogProps = {
  incoming: Incoming;
  /** Whose models the selected endpoint speaks of. */
  models: 'hub' | 'own';
  /** What the form holds now. */
  draft: Draft;
  labelOf: (id: string) => string;
  /** Puts a draft into the form, with what to say of it; what stood there is one Undo away. */
  onUse: (draft: Draft, text: string) => void;
  onClose: () => void;
};

/** What came in from outside: which tool made it, how, and what of that to use. Nothing is taken over by itself. */
export function RestoreDialog({ incoming, models, draft, labelOf, onUse, onClose }: RestoreDialogProps) {
  const { data: items = [], isFetching } = useQuery(itemsQuery(incoming));
  const [at, setAt] = useState(0);
  const item = items[at];
  const isMany = items.length > 1;
  return (
    <Dialog title="Open pictures and parameters" onClose={onClose} className="w-[min(56rem,calc(100vw-1.5rem))]">
      <p role="status" className="sr-only">
        {isFetching ? 'Reading' : inWords(items)}
      </p>
      {isFetching && <p className="mb-3 text-mute">Reading{items.length > 0 ? `, ${items.length} so far` : ''}…</p>}
      {!isFetching && items.length === 0 && <p className="text-mute">There was nothing in it to open.</p>}
      <div className={isMany ? 'grid gap-4 mid:grid-cols-[13rem_minmax(0,1fr)]' : ''}>
        {isMany && (
          <div className="grid content-start gap-3">
            <ItemList items={items} at={at} onChoose={setAt} />
            {!isFetching && <AddAll items={items} labelOf={labelOf} onAdded={onClose} />}
          </div>
        )}
        {item && (
          <ItemView
            key={`${incoming.id}/${at}`}
            item={item}
            models={models}
            draft={draft}
            labelOf={labelOf}
            onUse={(next, text) => {
              onClose();
              onUse(next, text);
            }}
            onAdded={isMany ? undefined : onClose}
          />
        )}
      </div>
    </Dialog>
  );
}

function inWords(items: readonly Item[]): string {
  const read = items.filter(({ outcome }) => outcome.kind === 'read' || outcome.kind === 'prompts').length;
  return `${read} of ${items.length} read`;
}
