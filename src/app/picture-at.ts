import type { MenuPoint } from '#ui/menu.tsx';

/** The picture that a menu is asked for, and where; none where the browser's own menu is meant, as with Shift held down. */
export function pictureAt(event: MouseEvent): { id: string; at: MenuPoint } | undefined {
  const { target, clientX, clientY, shiftKey } = event;
  const id = target instanceof Element && target.closest<HTMLElement>('[data-picture]')?.dataset.picture;
  return id && !shiftKey ? { id, at: { x: clientX, y: clientY } } : undefined;
}
