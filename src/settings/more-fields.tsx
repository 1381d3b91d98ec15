import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

/** What most endpoints do without, folded away until it is asked for or holds something. */
export function MoreFields({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group">
      <summary className="flex w-fit list-none items-center gap-1 rounded-md text-xs font-medium text-mute hover:text-text">
        <ChevronDown aria-hidden size={13} className="-ml-0.5 -rotate-90 transition-transform group-open:rotate-0" />
        More
      </summary>
      <div className="mt-3 grid gap-3.5">{children}</div>
    </details>
  );
}
