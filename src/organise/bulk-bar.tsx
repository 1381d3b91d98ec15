import { useQuery } from '@tanstack/react-query';
import { Ban, Columns2, FileOutput, Tag, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { marksQuery, projectsQuery } from '#library/mark-queries.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { type Done, move, rate, remove, togglePick, toggleReject } from './deeds.ts';
import { NewProjectForm } from './new-project-form.tsx';
import { RatingField } from './rating-field.tsx';
import { TagDialog } from './tag-dialog.tsx';

type BulkBarProps = {
  /** The pictures that are selected together. */
  ids: readonly string[];
  /** How many pictures are on show. */
  shown: number;
  onSelectAll: () => void;
  onCompare: (ids: readonly string[]) => void;
  /** So many can be compared at once. */
  mostCompared: number;
  onExport: (ids: readonly string[]) => void;
  /** Something was done with them, and can be undone. */
  onDone: (done: Done) => void;
  /** Lets go of them. */
  onClose: () => void;
};

/** What can be done with the pictures that are selected together. */
export function BulkBar({ ids, shown, mostCompared, onSelectAll, onDone, onClose, ...props }: BulkBarProps) {
  const { data: marks } = useQuery(marksQuery);
  const { data: projects = [] } = useQuery(projectsQuery);
  const [isTagging, setTagging] = useState(false);
  const [isFounding, setFounding] = useState(false);
  const none = ids.length === 0;
  const tell = (doing: Promise<Done>) => void doing.then(onDone);
  const moveTo = (project: Parameters<typeof move>[1]) => tell(move(ids, project));

  const action = (name: string, icon: ReactNode, title: string, run: () => void, disabled = none) => (
    <Button size="small" title={title} disabled={disabled} onClick={run}>
      {icon}
      {name}
    </Button>
  );
  return (
    <div
      role="toolbar"
      aria-label="Selected pictures"
      className="flex flex-wrap items-center gap-1.5 border-t border-line bg-panel px-[18px] py-2 max-mid:px-3"
    >
      <p aria-live="polite" className="mr-1 min-w-20 font-medium tabular-nums">
        {none ? 'Tap pictures' : `${ids.length} selected`}
      </p>
      {action('Pick', <Ring />, 'Mark all as picks, or take the marks off (P)', () => tell(togglePick(ids)))}
      {!none && (
        <RatingField
          name="rating-of-many"
          value={commonRating(ids.map((id) => marks?.get(id)?.rating ?? 0))}
          onRate={(rating) => tell(rate(ids, rating))}
        />
      )}
      {action('Reject', <Ban size={13} />, 'Reject all, or take it back (X)', () => tell(toggleReject(ids)))}
      {action('Tag…', <Tag size={13} />, 'Give them tags, or take tags off', () => setTagging(true))}
      <select
        aria-label="Move to project"
        className="h-7 max-w-36 rounded-md border border-line bg-raise px-1.5 text-xs hover:bg-hover disabled:opacity-45"
        disabled={none}
        value="…"
        onChange={({ target }) =>
          target.value === anew ? setFounding(true) : moveTo(projects.find(({ id }) => id === target.value))
        }
      >
        <option value="…" disabled>
          Move to…
        </option>
        {projects.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {projects.length > 0 && <option value="">No project</option>}
        <option value={anew}>New project…</option>
      </select>
      {action(
        'Compare',
        <Columns2 size={13} />,
        `Compare two to ${mostCompared} pictures (C)`,
        () => props.onCompare(ids),
        ids.length < 2 || ids.length > mostCompared,
      )}
      {action('Export…', <FileOutput size={13} />, 'Files, contact sheet, PDF or web page', () => props.onExport(ids))}
      {action('Delete', <Trash2 size={13} />, 'Delete, undoably (Del)', () => tell(remove(ids)))}
      <span className="flex-1" />
      {shown > 0 && (
        <Button
          look="quiet"
          size="small"
          title="Select all that is on show (Ctrl A)"
          disabled={ids.length === shown}
          onClick={onSelectAll}
        >
          Select all {shown}
        </Button>
      )}
      <Button look="quiet" size="small" title="Let go of them (Esc)" onClick={onClose}>
        Done
      </Button>
      {isFounding && (
        <Dialog
          title={`New project for ${ids.length === 1 ? '1 picture' : `${ids.length} pictures`}`}
          onClose={() => setFounding(false)}
          className="w-[min(28rem,calc(100vw-1.5rem))]"
        >
          <div className="grid gap-4">
            <NewProjectForm
              onCreated={(project) => {
                moveTo(project);
                setFounding(false);
              }}
            />
          </div>
        </Dialog>
      )}
      {isTagging && <TagDialog ids={ids} onDone={onDone} onClose={() => setTagging(false)} />}
    </div>
  );
}

/** No id of a project: those are hexadecimal. */
const anew = 'new';

/** The rating that all share. */
function commonRating(ratings: readonly number[]): number | undefined {
  return ratings.every((rating) => rating === ratings[0]) ? ratings[0] : undefined;
}

function Ring() {
  return <span aria-hidden className="size-3 rounded-full border-2 border-pick" />;
}
