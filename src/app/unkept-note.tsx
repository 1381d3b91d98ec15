import { describeError } from '#inference/describe-error.ts';
import { count } from '#lib/count.ts';
import { trimEnd } from '#lib/trim-end.ts';
import { Button } from '#ui/button.tsx';

type UnkeptNoteProps = {
  /** Why the first of them is not kept, and how its frame is called. */
  error: Error;
  label: string;
  pictures: number;
  onShow: () => void;
};

/** How many pictures go with the page, why, what to do, and the way to them. */
export function UnkeptNote({ error, label, pictures, onShow }: UnkeptNoteProps) {
  const { title, words, next } = describeError(error);
  const said = words && ` (${trimEnd(words, /\./)})`;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-warn-line bg-raise px-[18px] py-2.5 max-mid:px-3"
    >
      <p className="min-w-0 flex-1 basis-72 wrap-anywhere">
        <strong className="font-semibold">
          {count(pictures, 'picture')} {pictures === 1 ? 'goes' : 'go'} with this page.
        </strong>{' '}
        {label}: {title}
        {said}. {next}
      </p>
      <Button size="small" onClick={onShow}>
        Show
      </Button>
    </div>
  );
}
