import type { KeyboardEvent } from 'react';

/** What marks the button of a row that arrow keys go to. */
export const rowTarget = 'data-row-target';

/** ↓ in the search goes to the first row, ↑ and ↓ from row to row. The rows beside the one on show are always drawn. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const targets = [...event.currentTarget.querySelectorAll<HTMLElement>(`[${rowTarget}]`)];
  const field = event.currentTarget.querySelector<HTMLElement>('input[type="search"]');
  const row = event.target instanceof Element ? event.target.closest('article') : null;
  const at = targets.findIndex((target) => row?.contains(target));
  const to = targets[at + step] ?? (step < 0 ? field : undefined);
  if (!to || (at < 0 && step < 0)) return;
  event.preventDefault();
  to.focus();
  to.closest('article')?.scrollIntoView({ block: 'nearest' });
}

/** Gives a field the focus when it comes; after its dialog, which takes the focus itself. */
export function focusSoon(field: HTMLElement | null): void {
  queueMicrotask(() => field?.focus());
}
