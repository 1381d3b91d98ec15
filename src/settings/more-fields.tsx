import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';

type MoreFieldsProps = {
  /** Whether one of them holds something. */
  inUse: boolean;
  /** Whether one of them has a mistake, which has to be seen. */
  hasError: boolean;
  children: ReactNode;
};

/** What most endpoints do without, folded away until it is asked for or holds something. */
export function MoreFields({ inUse, hasError, children }: MoreFieldsProps) {
  const [isOpen, setOpen] = useState(inUse);
  return (
    <details open={isOpen || hasError} onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
      <summary className="flex w-fit list-none items-center gap-1 rounded-md text-xs font-medium text-mute hover:text-text">
        <ChevronDown aria-hidden size={13} className="-ml-0.5 -rotate-90 transition-transform group-open:rotate-0" />
        More
      </summary>
      <div className="mt-3 grid gap-3.5">{children}</div>
    </details>
  );
}
