import { useQuery } from '@tanstack/react-query';
import { Ban, Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Viewer } from '#gallery/viewer.tsx';
import { marksQuery } from '#library/mark-queries.ts';
import { picksQuery, pictureQuery } from '#library/queries.ts';
import { hasId } from '#library/sorted-ids.ts';
import { rate, togglePick, toggleReject } from '#organise/deeds.ts';
import { RatingField } from '#organise/rating-field.tsx';
import { Button } from '#ui/button.tsx';
import { focusPicture } from './focus-picture.ts';
import { type Notice, NoticeBar, takeBack } from './notice.tsx';
import type { PictureDeeds } from './use-picture-deeds.ts';
import { client } from './wiring.ts';

type ViewerPartProps = {
  ids: readonly string[];
  id: string;
  onView: (id: string) => void;
  onCompare: (id: string) => void;
  deeds: Pick<PictureDeeds, 'download' | 'remove'>;
  notice: Notice | undefined;
  tell: (notice: Notice | undefined) => void;
  onClose: () => void;
};

/** The viewer, with the keys that the page has for a picture: many can be gone through and sorted in it. */
export function ViewerPart({ ids, id, onView, onCompare, deeds, notice, tell, onClose }: ViewerPartProps) {
  const [first] = useState(id);
  const { data: picks = [] } = useQuery(picksQuery);
  const { data: marks } = useQuery(marksQuery);
  const mark = marks?.get(id);

  const keys = {
    p: (id: string) => togglePick([id]),
    x: (id: string) => toggleReject([id]),
    d: (id: string) => client.ensureQueryData(pictureQuery(id)).then(deeds.download),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((stars) => [stars, (id: string) => rate([id], stars)])),
  };

  return (
    <Viewer
      ids={ids}
      id={id}
      onSelect={onView}
      onCompare={onCompare}
      keys={keys}
      onRemove={(id) => void deeds.remove({ id })}
      onUndo={() => takeBack(notice, tell)}
      onClose={() => {
        onClose();
        // Closed where it was opened, the focus goes back to what opened it.
        if (id !== first) focusPicture(id);
      }}
      foot={(remove) => (
        <>
          <div className="max-mid:*:bg-transparent!">
            <NoticeBar notice={notice} isRaised onDismiss={() => tell(undefined)} />
          </div>
          <div className="flex flex-wrap items-center justify-center gap-1.5 max-mid:gap-1 bg-linear-to-t from-ground to-transparent p-3 pt-8 *:pointer-events-auto">
            <Button
              size="small"
              aria-pressed={hasId(picks, id)}
              title="Mark as a pick, or take the mark off (P)"
              onClick={() => void keys.p(id)}
            >
              <span aria-hidden className="size-3 rounded-full border-2 border-pick" />
              Pick
            </Button>
            <RatingField name="rating-in-viewer" value={mark?.rating ?? 0} onRate={(stars) => void rate([id], stars)} />
            <Button
              size="small"
              aria-pressed={mark?.rejected ?? false}
              title="Reject, or take it back (X)"
              onClick={() => void keys.x(id)}
            >
              <Ban aria-hidden size={13} />
              <span className="max-mid:sr-only">Reject</span>
            </Button>
            <Button size="small" aria-label="Download" title="Download (D)" onClick={() => void keys.d(id)}>
              <Download size={13} />
            </Button>
            <Button size="small" aria-label="Delete" title="Delete, undoably (Del)" onClick={remove}>
              <Trash2 size={13} />
            </Button>
          </div>
        </>
      )}
    />
  );
}
