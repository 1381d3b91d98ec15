import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { byteSize } from '#lib/byte-size.ts';
import { forgetPixels } from '#library/forget.ts';
import { imageQuery, previewQuery } from '#library/queries.ts';
import type { Preview } from '#library/rows.ts';
import { Button } from '#ui/button.tsx';
import { count, unsaved } from './backup-section.tsx';
import { backedUpQuery } from './backups.ts';
import { type Candidates, forgetCandidates } from './forget-candidates.ts';
import { Section } from './section.tsx';
import { storageQuery } from './storage-facts.ts';
import { TaskLine } from './task-line.tsx';
import { useTask } from './use-task.ts';

const ages = [7, 30, 90, 365] as const;

/** Frees room: recipes and small copies stay, the pixels of old pictures go. Two presses, since it cannot be undone. */
export function ForgetSection() {
  const client = useQueryClient();
  const { data: backedUp } = useQuery(backedUpQuery);
  const [days, setDays] = useState<number>(30);
  const [found, look] = useTask<Candidates>();
  const [task, start] = useTask<{ pictures: number; bytes: number }>();

  const forget = ({ ids }: Candidates) =>
    start(async ({ signal, onProgress }) => {
      let [pictures, bytes] = [0, 0];
      for (const [index, id] of ids.entries()) {
        signal.throwIfAborted();
        onProgress({ done: index, of: ids.length });
        // One whose bytes cannot even be read has nothing to forget.
        const freed = await forgetPixels(id).catch(() => 0);
        if (freed === 0) continue;
        pictures++;
        bytes += freed;
        client.removeQueries({ queryKey: imageQuery(id).queryKey });
        client.setQueryData(previewQuery(id).queryKey, (preview): Preview | undefined =>
          preview?.kind === 'thumbnail' ? { ...preview, mark: 'forgotten' } : preview,
        );
      }
      void client.invalidateQueries({ queryKey: storageQuery.queryKey });
      void client.invalidateQueries({ queryKey: ['storage'] });
      return { pictures, bytes };
    });

  return (
    <Section title="Forget the pixels">
      <p className="text-mute">
        Frees room: recipes and small copies stay, and Rerun orders a picture again. Picks, rated pictures and files you
        brought in keep theirs.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex items-center gap-2">
          Older than
          <select
            className="h-8 rounded-lg border border-line bg-raise px-2"
            value={days}
            onChange={({ target }) => {
              setDays(Number(target.value));
              void look(() => forgetCandidates(Number(target.value)));
            }}
          >
            {ages.map((age) => (
              <option key={age} value={age}>
                {age} days
              </option>
            ))}
            <option value={0}>any age</option>
          </select>
        </label>
        <Button disabled={task.kind === 'running'} onClick={() => void look(() => forgetCandidates(days))}>
          How much would that free?
        </Button>
      </div>
      <TaskLine task={found} name="Counting" />
      {found.kind === 'ended' && task.kind !== 'running' && (
        <Offer
          {...found.result}
          unsaved={unsaved(found.result.ids, backedUp).length}
          onForget={() => void forget(found.result).then(() => look(() => forgetCandidates(days)))}
        />
      )}
      <TaskLine task={task} name="Forgetting" />
      <p role="status" className="text-xs empty:-mt-2.5">
        {task.kind === 'ended' && `Freed ${byteSize(task.result.bytes)} of ${count(task.result.pictures)}.`}
      </p>
    </Section>
  );
}

function Offer({ ids, bytes, unsaved, onForget }: Candidates & { unsaved: number; onForget: () => void }) {
  if (ids.length === 0) return <p className="text-xs text-mute">Nothing there that could go.</p>;
  return (
    <div className="grid justify-items-start gap-2">
      {unsaved > 0 && (
        <p className="text-xs text-warn-text">
          {count(unsaved)} of these {unsaved === 1 ? 'is' : 'are'} in no backup. A server may draw something else when
          it is asked again.
        </p>
      )}
      <Button className="text-danger-text" onClick={onForget}>
        Forget the pixels of {count(ids.length)}, {byteSize(bytes)}
      </Button>
    </div>
  );
}
