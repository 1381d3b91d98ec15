import { ArrowLeftRight } from 'lucide-react';
import { Button } from '#ui/button.tsx';

type PairChoiceProps = {
  ids: readonly string[];
  pair: readonly [string, string];
  onPair: (pair: readonly [string, string]) => void;
  labelOf: (id: string) => string;
};

/** Which two of the pictures are compared; choosing the one that is on the other side swaps the two. */
export function PairChoice({ ids, pair: [first, second], onPair, labelOf }: PairChoiceProps) {
  const select = (name: string, value: string, onChange: (id: string) => void) => (
    <select
      aria-label={name}
      className="mono h-7 rounded-md border border-line bg-raise px-1.5"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {ids.map((id) => (
        <option key={id} value={id}>
          {labelOf(id)}
        </option>
      ))}
    </select>
  );
  return (
    <div className="flex items-center gap-1">
      {ids.length > 2 && select('First', first, (id) => onPair([id, id === second ? first : second]))}
      <Button
        look="quiet"
        size="small"
        aria-label="Swap"
        title="Swap the two (W)"
        onClick={() => onPair([second, first])}
      >
        <ArrowLeftRight size={14} />
      </Button>
      {ids.length > 2 && select('Second', second, (id) => onPair([id === first ? second : first, id]))}
    </div>
  );
}
