import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { count } from '#lib/count.ts';
import { trashQuery } from '#library/mark-queries.ts';
import { purgePictures, restorePictures } from '#library/trash.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DeletedPictures } from './deleted-pictures.tsx';

/** What was deleted, for as long as it can be brought back. */
export function TrashDialog({ labelOf, onClose }: { labelOf: (id: string) => string; onClose: () => void }) {
  const { data: trash, error } = useQuery(trashQuery);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const all = trash?.map(({ id }) => id) ?? [];
  const ids = all.filter((id) => ticked.has(id));

  async function act(deed: (ids: readonly string[]) => Promise<void>, some: readonly string[], what: string) {
    setAsked([]);
    const failed = await deed(some).then(
      () => undefined,
      (error: unknown) => `Nothing was changed. ${error instanceof Error ? error.message : ''}`,
    );
    if (failed === undefined) setTicked(new Set());
    setSaid(failed ?? `${count(some.length, 'picture')} ${what}.`);
  }

  return (
    <Dialog title="Trash" onClose={onClose} className="w-[min(46rem,calc(100vw-1.5rem))]">
      {error && <p className="text-danger-text">The trash cannot be read. Reload the page. {error.message}</p>}
      {trash && all.length === 0 && (
        <p className="text-mute">Nothing here. Deleted pictures stay for 30 days and can be restored until then.</p>
      )}
      {trash && all.length > 0 && (
        <div className="grid gap-3">
          <DeletedPictures
            trash={trash}
            ticked={ticked}
            labelOf={labelOf}
            onTick={(id, on) => setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((each) => each !== id)))}
          />
          {asked.length > 0 ? (
            <div role="alert" className="flex flex-wrap items-center gap-2">
              <p className="min-w-48 flex-1">
                Delete {count(asked.length, 'picture')} for good? What was paid for {asked.length === 1 ? 'it' : 'them'}{' '}
                does not come back.
              </p>
              <Button onClick={() => setAsked([])}>Keep</Button>
              <Button look="primary" onClick={() => void act(purgePictures, asked, 'deleted for good')}>
                Delete {count(asked.length, 'picture')}
              </Button>
            </div>
          ) : (
            <div className="flex flex-wrap items-center gap-2">
              <Button
                look="primary"
                disabled={ids.length === 0}
                onClick={() => void act(restorePictures, ids, 'restored')}
              >
                Restore{ids.length > 0 && ` ${ids.length}`}
              </Button>
              <Button disabled={ids.length === 0} onClick={() => setAsked(ids)}>
                Delete for good…
              </Button>
              <span className="flex-1" />
              <Button look="quiet" onClick={() => setTicked(new Set(ids.length === all.length ? [] : all))}>
                {ids.length === all.length ? 'Untick all' : `Tick all ${all.length}`}
              </Button>
              <Button look="quiet" onClick={() => setAsked(all)}>
                Empty trash…
              </Button>
            </div>
          )}
        </div>
      )}
      <p aria-live="polite" className="mt-3 text-xs text-mute empty:hidden">
        {said}
      </p>
    </Dialog>
  );
}
