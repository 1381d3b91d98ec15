import type { Reading } from '#recipe/variants/read-template.ts';

/** More are no preview any more. */
const mostShown = 50;

/** The prompts that a template stands for, with what differs between them marked. */
export function VariantList({ reading: { count, prompts }, isDrawn }: { reading: Reading; isDrawn: boolean }) {
  const shown = prompts.slice(0, mostShown);
  return (
    <div className="rounded-lg border border-line bg-ground">
      <ol
        aria-label="Variants of the prompt"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and keys must be able to scroll it
        tabIndex={0}
        className="grid max-h-48 gap-1.5 overflow-y-auto overscroll-contain p-2.5 leading-snug text-text"
      >
        {shown.map((pieces, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place in the order
          <li key={nth} className="grid grid-cols-[auto_minmax(0,1fr)] gap-2">
            <span className="mono text-faint">{nth + 1}</span>
            <span className="whitespace-pre-wrap wrap-anywhere">
              {pieces.map(({ text, varies }, piece) =>
                // In a list of prompts everything varies, and marking that would say nothing.
                varies && !pieces.every((each) => each.varies) ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
                  <mark key={piece} className="rounded-[3px] bg-accent-wash text-accent-text">
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </span>
          </li>
        ))}
      </ol>
      {(isDrawn || count > shown.length) && (
        <p className="border-t border-line px-2.5 py-1.5 text-mute">
          {count > shown.length && `The first ${shown.length}. `}
          {isDrawn && 'For each image one is drawn, heavier options more often.'}
        </p>
      )}
    </div>
  );
}
