import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';

type DialogProps = {
  title: string;
  className?: string;
  onClose: () => void;
  /** Keys that mean something anywhere in it; Escape is the dialog's own. */
  onKeyDown?: (event: KeyboardEvent<HTMLDialogElement>) => void;
  children: ReactNode;
};

/** A native modal dialog with a title bar: focus stays inside, Escape and a press beside it close it. */
export function Dialog({
  title,
  className = 'w-[min(40rem,calc(100vw-1.5rem))]',
  onClose,
  onKeyDown,
  children,
}: DialogProps) {
  const isBeside = useRef(false);
  return (
    <dialog
      ref={openModal}
      tabIndex={-1}
      aria-label={title}
      onClose={onClose}
      onPointerDown={(event) => {
        isBeside.current = event.target === event.currentTarget;
      }}
      // A press that began inside, as selecting text does, is not one beside it.
      onClick={(event) => event.target === event.currentTarget && isBeside.current && event.currentTarget.close()}
      onKeyDown={(event) => (event.key === 'Escape' ? event.stopPropagation() : onKeyDown?.(event))}
      className={`m-auto outline-none max-h-[calc(100dvh-1.5rem)] overflow-hidden rounded-xl border border-line bg-panel text-text shadow-2xl ${className}`}
    >
      <div className="flex max-h-[calc(100dvh-1.5rem-2px)] flex-col">
        <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
          <h2 className="text-sm font-semibold">{title}</h2>
          <CloseDialog />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
      </div>
    </dialog>
  );
}

/** Closes the dialog it stands in, as the platform does it. */
export function CloseDialog() {
  return (
    <form method="dialog">
      <Button type="submit" look="quiet" size="icon" aria-label="Close">
        <X size={16} />
      </Button>
    </form>
  );
}

/** Opens a dialog element as a modal one as soon as it is in the page. */
export function openModal(dialog: HTMLDialogElement | null) {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  // Else the dialog itself takes the focus: a ring round its Close button would draw the eye to the wrong thing.
  (dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog).focus();
}
