import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { type Addable, type Added, addable, addToLibrary } from './add-to-library.ts';
import type { Item } from './incoming.ts';

type AddProps = {
  items: readonly Item[];
  labelOf: (id: string) => string;
  /** Everything was added, and there is nothing to tell. */
  onAdded: (() => void) | undefined;
};

/** The most pictures that are named one by one. */
const mostNamed = 3;

/** Puts every picture that says how it was made into the library. */
export function AddAll(props: AddProps) {
  return <AddButton {...props} label="Add all to library" />;
}

/** Puts pictures into the library, or says why they cannot be. */
export function AddButton({ items, labelOf, onAdded, label = 'Add to library' }: AddProps & { label?: string }) {
  const [state, setState] = useState<
    { kind: 'adding' } | ({ kind: 'added' } & Added) | { kind: 'failed'; why: string }
  >();
  const found = items.map(addable);
  const pictures = found.filter((each): each is Addable => 'file' in each);
  const [refusal] = found.flatMap((each) => ('why' in each ? [each.why] : []));
  const why = pictures.length === 0 ? refusal : undefined;

  async function add() {
    setState({ kind: 'adding' });
    try {
      const result = await addToLibrary(pictures);
      setState({ kind: 'added', ...result });
      if (result.known.length === 0) onAdded?.();
    } catch (error) {
      setState({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <Button
        disabled={why !== undefined || state?.kind === 'adding' || state?.kind === 'added'}
        onClick={() => void add()}
      >
        <ImagePlus size={15} /> {label}
      </Button>
      <p role="status" className="min-w-0 text-xs text-mute">
        {why}
        {state?.kind === 'added' && inWords(state, labelOf)}
        {state?.kind === 'failed' && <span className="text-danger-text">Not added: {state.why}</span>}
        {!why && !state && pictures.length < items.length && `${pictures.length} of ${items.length} can be added`}
      </p>
    </div>
  );
}

function inWords({ added, known }: Added, labelOf: (id: string) => string): string {
  const named = known.slice(0, mostNamed).map(labelOf).join(', ');
  const more = known.length > mostNamed ? ` and ${known.length - mostNamed} more` : '';
  const here = known.length > 0 ? `Already in the library: ${named}${more}.` : '';
  return [added > 0 && `Added ${added === 1 ? 'it' : added}.`, here].filter(Boolean).join(' ');
}
