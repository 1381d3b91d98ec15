import { type ComponentProps, Suspense, useState } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';
import { pictureAt } from './picture-at.ts';
import type { PictureMenu as Menu } from './picture-menu.tsx';

// The prompt can be written before the wall is there; asked for at once, it follows on the heels of the form.
const wall = import('./wall.tsx');
const Wall = lazyPart(async () => (await wall).Wall);

const PictureMenu = lazyPart(async () => (await import('./picture-menu.tsx')).PictureMenu);

type WallSideProps = ComponentProps<typeof Wall> & {
  isBehindForm: boolean;
  /** Changed to have it drawn anew. */
  visit: number;
  deeds: ComponentProps<typeof Menu>['deeds'];
};

/** The main area of the page, beside the form; on a phone the one or the other. */
export function WallSide({ isBehindForm, visit, deeds, ...props }: WallSideProps) {
  const [asked, setAsked] = useState<ReturnType<typeof pictureAt>>();
  return (
    <main
      className={`relative flex min-h-0 min-w-0 flex-col ${isBehindForm ? 'max-mid:hidden' : ''}`}
      onContextMenu={(event) => {
        const picture = pictureAt(event.nativeEvent);
        if (!picture) return;
        event.preventDefault();
        setAsked(picture);
      }}
    >
      <Suspense>
        <Wall key={visit} {...props} />
      </Suspense>
      <Suspense>
        {asked && (
          <PictureMenu
            key={`${asked.id} ${asked.at.x} ${asked.at.y}`}
            {...asked}
            {...props.bulk}
            marked={props.selection.marked}
            labelOf={props.labelOf}
            deeds={deeds}
            onView={props.onView}
            onClose={() => setAsked(undefined)}
          />
        )}
      </Suspense>
    </main>
  );
}
