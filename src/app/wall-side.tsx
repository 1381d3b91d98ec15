import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';

// The prompt can be written before the wall is there; asked for at once, it follows on the heels of the form.
const wall = import('./wall.tsx');
const Wall = lazyPart(async () => (await wall).Wall);

type WallSideProps = ComponentProps<typeof Wall> & {
  isBehindForm: boolean;
  /** Changed to have it drawn anew. */
  visit: number;
};

/** The main area of the page, beside the form; on a phone the one or the other. */
export function WallSide({ isBehindForm, visit, ...props }: WallSideProps) {
  return (
    <main className={`relative flex min-h-0 min-w-0 flex-col ${isBehindForm ? 'max-mid:hidden' : ''}`}>
      <Suspense>
        <Wall key={visit} {...props} />
      </Suspense>
    </main>
  );
}
