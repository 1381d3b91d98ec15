import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';

// Behind the wall, and before there is a picture to tell about: by then the network may be gone.
const panel = import('./wall.tsx').then(() => import('./picture-panel.tsx'));
panel.catch(() => undefined); // told where it is drawn
const PicturePanel = lazyPart(async () => (await panel).PicturePanel);

type DetailsSideProps = Omit<ComponentProps<typeof PicturePanel>, 'id'> & {
  /** Absent while there is something more urgent to draw: then it only takes its room, so that nothing moves later. */
  id: string | undefined;
  isBehindForm: boolean;
  onTouch: () => void;
};

/** The details of a picture: beside the gallery on a wide page, over it on a narrow one. On a phone the form goes before. */
export function DetailsSide({ id, isBehindForm, onTouch, ...props }: DetailsSideProps) {
  return (
    <div
      onPointerDownCapture={onTouch}
      onFocusCapture={onTouch}
      className={`${isBehindForm ? 'max-mid:hidden' : ''} z-30 flex min-h-0 w-[340px] max-w-full flex-col border-l border-line bg-panel max-wide:fixed max-wide:top-12 max-wide:right-0 max-wide:bottom-0 max-wide:shadow-2xl max-mid:bottom-14 max-mid:w-full max-mid:border-0`}
    >
      <Suspense>{id !== undefined && <PicturePanel id={id} {...props} />}</Suspense>
    </div>
  );
}
