import { dollars } from '#lib/dollars.ts';
import { Button } from '#ui/button.tsx';

/** What this session cost so far; opens the dialog that says so in full. */
export function CostsButton({ spent, onOpen }: { spent: number; onOpen: () => void }) {
  return (
    <Button
      look="quiet"
      size="small"
      className="mono shrink-0 font-normal"
      aria-haspopup="dialog"
      aria-label={`Costs: ${dollars(spent)} spent in this session`}
      title="Costs and limits"
      onClick={onOpen}
    >
      {dollars(spent)}
      <span className="max-mid:hidden">spent</span>
    </Button>
  );
}
