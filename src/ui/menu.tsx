import { type KeyboardEvent, type ReactNode, useEffectEvent, useLayoutEffect, useRef } from 'react';

/** Where a menu opens, in pixels of the window. */
export type MenuPoint = { x: number; y: number };

type MenuProps = {
  label: string;
  at: MenuPoint;
  onClose: () => void;
  children: ReactNode;
};

/** So far from the edges of the window a menu stays, in pixels. */
const margin = 8;

/**
 * A menu at a point of the page. ↑ ↓ Home End and first letters go through it, Escape, Tab and a press beside it close
 * it, and the focus goes back to where it was.
 */
export function Menu({ label, at, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);

  // Before anything that a line of it opens is drawn: that gives the focus back to what has it then.
  useLayoutEffect(() => {
    const element = menu.current;
    const before = document.activeElement;
    const open = new AbortController();
    const { signal } = open;
    const beside = ({ target }: Event) => {
      if (!(target instanceof Node && element?.contains(target))) close();
    };
    element?.focus({ preventScroll: true });
    addEventListener('pointerdown', beside, { signal, capture: true });
    addEventListener('wheel', beside, { signal, capture: true });
    addEventListener('resize', () => close(), { signal });
    addEventListener('blur', () => close(), { signal });
    return () => {
      open.abort();
      const hasFocus = element?.contains(document.activeElement) || document.activeElement === document.body;
      if (hasFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <div
      ref={(element) => {
        menu.current = element;
        if (element) place(element, at);
      }}
      popover="manual"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        // The keys of the page mean what is selected, not this menu.
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          onClose();
        } else go(event);
      }}
      onContextMenu={(event) => event.preventDefault()}
      className="fixed m-0 max-h-[calc(100dvh-16px)] min-w-56 animate-[fade_80ms_ease-out] overflow-y-auto rounded-lg border border-line bg-panel p-1 text-text shadow-2xl outline-none"
    >
      {children}
    </div>
  );
}

type MenuItemProps = {
  icon: ReactNode;
  /** The key that does the same outside of the menu. */
  keys?: string | undefined;
  title?: string | undefined;
  disabled?: boolean | undefined;
  onPress: () => void;
  children: ReactNode;
};

/** One line of a menu. */
export function MenuItem({ icon, keys, title, disabled, onPress, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      title={title}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={keys}
      onPointerMove={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
      onClick={() => !disabled && onPress()}
      className="flex w-full items-center gap-2.5 rounded-md px-2 py-1 text-left outline-none focus:bg-hover aria-disabled:opacity-45 pointer-coarse:py-2"
    >
      <span aria-hidden className="grid w-4 place-items-center text-mute">
        {icon}
      </span>
      <span className="flex-1">{children}</span>
      {keys && (
        <span aria-hidden className="mono text-faint pointer-coarse:hidden">
          {keys}
        </span>
      )}
    </button>
  );
}

/** Parts a menu. */
export function MenuRule() {
  return <hr className="mx-1 my-1 border-line" />;
}

function place(element: HTMLElement, { x, y }: MenuPoint): void {
  if (!element.matches(':popover-open')) element.showPopover();
  const { width, height } = element.getBoundingClientRect();
  element.style.left = `${Math.max(margin, Math.min(x, innerWidth - width - margin))}px`;
  element.style.top = `${Math.max(margin, Math.min(y, innerHeight - height - margin))}px`;
}

/** Moves the focus within a menu as a key says. */
function go(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = destination(event.key, items, at);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function destination(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      const begins = (item: HTMLElement) => item.textContent.toLowerCase().startsWith(key.toLowerCase());
      return key.length === 1 && key !== ' ' ? [...items.slice(at + 1), ...items].find(begins) : undefined;
    }
  }
}
