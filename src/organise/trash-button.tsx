import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { TrashDialog } from './trash-dialog.tsx';

/** Opens what was deleted. */
export function TrashButton({ labelOf }: { labelOf: (id: string) => string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label="Trash"
        title="Trash: deleted pictures, for 30 days"
        className="grid h-7 w-8 shrink-0 place-items-center rounded-[7px] border border-line text-mute hover:bg-hover hover:text-text"
        onClick={() => setOpen(true)}
      >
        <Trash2 aria-hidden size={14} />
      </button>
      {isOpen && <TrashDialog labelOf={labelOf} onClose={() => setOpen(false)} />}
    </>
  );
}
