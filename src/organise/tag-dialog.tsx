import { useQuery } from '@tanstack/react-query';
import { count } from '#lib/count.ts';
import { marksQuery } from '#library/mark-queries.ts';
import { Dialog } from '#ui/dialog.tsx';
import { addTags, type Done, removeTag } from './deeds.ts';
import { TagChip } from './tag-chip.tsx';
import { TagInput } from './tag-input.tsx';
import { countTags } from './tags.ts';

type TagDialogProps = { ids: readonly string[]; onDone: (done: Done) => void; onClose: () => void };

/** Tags of several pictures: those they carry, with how many of them do, and new ones for all. */
export function TagDialog({ ids, onDone, onClose }: TagDialogProps) {
  const { data: marks } = useQuery(marksQuery);
  const carried = countTags(ids.map((id) => marks?.get(id)));
  return (
    <Dialog
      title={`Tags of ${count(ids.length, 'picture')}`}
      onClose={onClose}
      className="w-[min(28rem,calc(100vw-1.5rem))]"
    >
      <div className="grid grid-cols-1 gap-3">
        <TagInput
          label="Tags for all of them"
          isFirst
          known={[...countTags(marks?.values() ?? []).keys()]}
          onAdd={async (tags) => onDone(await addTags(ids, tags))}
        />
        {carried.size === 0 ? (
          <p className="text-xs text-mute">None of them carries a tag yet. Several at once go between commas.</p>
        ) : (
          <div className="flex flex-wrap gap-1">
            {[...carried].map(([tag, count]) => (
              <TagChip
                key={tag}
                tag={tag}
                count={count === ids.length ? 'all' : `${count}`}
                onRemove={async () => onDone(await removeTag(ids, tag))}
              />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}
