import { ChevronDown } from 'lucide-react';
import { Button } from '#ui/button.tsx';
import { useEndpoints } from './use-endpoints.ts';

/** Where the next run goes; opens the dialog that says so in full. */
export function EndpointButton({ onOpen }: { onOpen: () => void }) {
  const { selected } = useEndpoints();
  return (
    <Button
      look="plain"
      className="min-w-0 bg-transparent"
      aria-haspopup="dialog"
      aria-label={`Endpoint: ${selected.name}`}
      onClick={onOpen}
    >
      <span
        aria-hidden
        className={`size-[7px] shrink-0 rounded-full ${selected.id === 'demo' ? 'bg-edge' : 'bg-ok'}`}
      />
      <span className="truncate text-mute">{selected.name}</span>
      {selected.token && <span className="mono text-faint max-mid:hidden">{selected.token.hint}</span>}
      <ChevronDown aria-hidden size={13} className="shrink-0 text-faint" />
    </Button>
  );
}
