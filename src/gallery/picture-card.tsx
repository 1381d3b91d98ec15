import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { memo, useState } from 'react';
import { showBlob, showSmall } from '#lib/blob-url.ts';
import { useNear } from '#lib/use-near.ts';
import { noteFirstLook } from '#library/first-look.ts';
import type { Mark } from '#library/marks.ts';
import { imageQuery, previewQuery } from '#library/queries.ts';
import type { Preview } from '#library/rows.ts';
import { PickButton } from './pick-button.tsx';
import { PickRing } from './pick-ring.tsx';
import { type Gesture, gestureOf } from './selection.ts';

export type PictureCardProps = {
  id: string;
  label: string;
  prompt: string;
  picked: boolean;
  /** What a person said of it. */
  mark: Mark | undefined;
  selected: boolean;
  /** Selected together with others. */
  marked: boolean;
  fresh: boolean;
  /** The pointer is a finger, which is near nothing before it presses. */
  isTouch: boolean;
  /** -1 where something around it takes the focus. */
  tabIndex?: number;
  onSelect: (id: string, gesture: Gesture) => void;
  onView: (id: string) => void;
};

/** One frame of a strip. A press selects it, a double press shows it full-size. Drawn anew only when something of it changed. */
export const PictureCard = memo(function PictureCard(props: PictureCardProps) {
  const { id, label, prompt, picked, mark, selected, marked, fresh, isTouch, tabIndex, onSelect, onView } = props;
  const client = useQueryClient();
  const [wasPicked] = useState(picked);
  const { isNear, nearProps } = useNear();
  const preview = useQuery(previewQuery(id));
  const thumbnail = preview.data?.kind === 'thumbnail' ? preview.data : undefined;
  const flaw = flawOf(preview.data);
  // A picture that just arrived is shown from memory at once; its small copy takes over when it is made.
  const blob = thumbnail?.blob ?? client.getQueryData(imageQuery(id).queryKey);
  const hasNone = preview.isError || preview.data?.kind === 'damaged';

  return (
    <div className="relative aspect-(--frame)" {...nearProps}>
      <button
        type="button"
        aria-label={nameOf(label, flaw, picked)}
        aria-current={selected ? 'true' : undefined}
        data-picture={id}
        tabIndex={tabIndex}
        className="block size-full overflow-hidden rounded-[5px] bg-raise aria-[current]:outline-2 aria-[current]:outline-offset-2 aria-[current]:outline-accent"
        aria-pressed={marked || undefined}
        onClick={(event) => onSelect(id, gestureOf(event))}
        onDoubleClick={() => onView(id)}
      >
        {hasNone ? (
          <WholePicture id={id} prompt={prompt} />
        ) : (
          blob && (
            // Not drawn before its pixels are asked for: its words would be laid out first.
            <img
              ref={thumbnail && !fresh ? showSmall(blob) : showBlob(blob)}
              alt={prompt}
              draggable={false}
              onLoad={noteFirstLook}
              className={`size-full object-contain [&:not([src])]:hidden ${mark?.rejected ? 'opacity-25 grayscale' : ''} ${fresh ? 'animate-[fade_200ms_ease-out]' : ''}`}
            />
          )
        )}
        <span aria-hidden className="mono absolute bottom-1 left-1 rounded bg-black/50 px-1 text-white">
          {label}
        </span>
        {mark?.rating !== undefined && (
          <span aria-hidden className="absolute right-1 bottom-1 rounded bg-black/50 px-1 text-[10px] text-white">
            {'★'.repeat(mark.rating)}
          </span>
        )}
        {flaw && (
          <span className={`absolute inset-x-2 top-2 rounded bg-panel/90 px-2 py-1 text-xs ${flaw.tone}`}>
            {flaw.words}
          </span>
        )}
      </button>
      {(isNear || isTouch) && <PickButton id={id} label={label} picked={picked} tabIndex={tabIndex} />}
      {marked && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0 rounded-[5px] bg-accent/20 outline-3 -outline-offset-3 outline-accent"
        >
          <Check size={15} className="absolute top-1.5 left-1.5 rounded-full bg-accent p-0.5 text-accent-ink" />
        </span>
      )}
      {picked && <PickRing isNew={!wasPicked} />}
    </div>
  );
});

/** What there is of a picture that no small copy can be made of: what a browser shows of it, or the news that it is gone. */
function WholePicture({ id, prompt }: { id: string; prompt: string }) {
  const whole = useQuery(imageQuery(id));
  if (whole.isError)
    return (
      <span className="grid size-full place-items-center p-3 text-xs text-danger-text">{whole.error.message}</span>
    );
  return (
    whole.data && <img ref={showBlob(whole.data)} alt={prompt} draggable={false} className="size-full object-contain" />
  );
}

/** What its frame is called: "Open picture 42·3, a pick". */
function nameOf(label: string, flaw: Flaw | undefined, picked: boolean): string {
  return `Open picture ${label}${flaw ? `, ${flaw.name}` : ''}${picked ? ', a pick' : ''}`;
}

type Flaw = { name: string; words: string; tone: string };

/** What keeps a picture from being a success, as its frame says it. */
function flawOf(preview: Preview | undefined): Flaw | undefined {
  if (preview?.kind === 'damaged')
    return {
      name: 'damaged',
      words: 'Damaged: the file that arrived does not decode. Rerun orders it anew',
      tone: 'text-danger-text',
    };
  switch (preview?.mark) {
    case 'black':
      return {
        name: 'all black',
        words: 'All black: most likely the server’s safety filter',
        tone: 'text-warn-text',
      };
    case 'flagged':
      return { name: 'flagged', words: 'Flagged by the server’s safety filter', tone: 'text-warn-text' };
    case 'unreadable':
      return {
        name: 'record not readable',
        words: 'The record of this picture cannot be read',
        tone: 'text-danger-text',
      };
    case 'forgotten':
      return { name: 'pixels forgotten', words: 'Pixels forgotten', tone: 'text-mute' };
    default:
      return undefined;
  }
}
