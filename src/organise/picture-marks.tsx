import { useQuery } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import type { ReactNode } from 'react';
import { marksQuery, projectsQuery } from '#library/mark-queries.ts';
import type { Picture } from '#library/rows.ts';
import { Button } from '#ui/button.tsx';
import { addTags, move, rate, reject, removeTag } from './deeds.ts';
import { RatingField } from './rating-field.tsx';
import { TagChip } from './tag-chip.tsx';
import { TagInput } from './tag-input.tsx';
import { countTags } from './tags.ts';

/** What is said of one picture: its rating, whether it is rejected, its tags and its project. */
export function PictureMarks({ picture }: { picture: Picture }) {
  const { data: marks } = useQuery(marksQuery);
  const { data: projects = [] } = useQuery(projectsQuery);
  const ids = [picture.id];
  const mark = marks?.get(picture.id);
  const tags = mark?.tags ?? [];
  const project = mark?.project ?? picture.project ?? '';
  const isKnown = projects.some(({ id }) => id === project);
  return (
    <section aria-label="Marks" className="grid grid-cols-1 gap-2 border-t border-line px-3.5 py-3">
      <Line name="Rating">
        <RatingField name="rating-of-one" value={mark?.rating ?? 0} onRate={(rating) => void rate(ids, rating)} />
        <span className="flex-1" />
        <Button
          size="small"
          aria-pressed={mark?.rejected ?? false}
          title="Reject, or take it back (X)"
          onClick={() => void reject(ids, !mark?.rejected)}
        >
          <Ban aria-hidden size={13} />
          Reject
        </Button>
      </Line>
      <Line name="Tags">
        <div className="grid min-w-0 flex-1 grid-cols-1 gap-1.5">
          {tags.length > 0 && (
            <div className="flex flex-wrap gap-1">
              {tags.map((tag) => (
                <TagChip key={tag} tag={tag} onRemove={() => void removeTag(ids, tag)} />
              ))}
            </div>
          )}
          <TagInput
            label="Add tags"
            known={[...countTags(marks?.values() ?? []).keys()]}
            onAdd={(tags) => void addTags(ids, tags)}
          />
        </div>
      </Line>
      {projects.length > 0 && (
        <Line name="Project">
          <select
            aria-label="Project of the picture"
            className="field h-8 py-1"
            value={isKnown ? project : ''}
            onChange={({ target }) =>
              void move(
                ids,
                projects.find(({ id }) => id === target.value),
              )
            }
          >
            <option value="">None</option>
            {projects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Line>
      )}
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-2">
      <span aria-hidden className="w-12 shrink-0 pt-1.5 text-xs text-faint">
        {name}
      </span>
      <div className="flex min-w-0 flex-1 items-center">{children}</div>
    </div>
  );
}
