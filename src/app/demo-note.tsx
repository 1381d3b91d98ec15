import { Suspense, useState } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';

const DemoWordsDialog = lazyPart(async () => (await import('./demo-words-dialog.tsx')).DemoWordsDialog);

/** Says what the demo is, honestly, where pictures are asked for. */
export function DemoNote() {
  const [open, setOpen] = useState(false);
  return (
    <p className="text-xs text-faint">
      Demo: procedural pictures painted in your browser, not an AI model.{' '}
      <button
        type="button"
        className="rounded-sm underline underline-offset-2 hover:text-text"
        onClick={() => setOpen(true)}
      >
        Words it knows
      </button>
      {open && (
        <Suspense>
          <DemoWordsDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </p>
  );
}
