import { useEffect } from 'react';

/** How many parts of the page ask for it. */
let warnings = 0;

/** Whether the browser asks before the page is left. */
export function asksBeforeLeaving(): boolean {
  return warnings > 0;
}

/** Has the browser ask before the page is left, for as long as something would be lost with it. */
export function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    warnings++;
    return () => {
      removeEventListener('beforeunload', ask);
      warnings--;
    };
  }, [active]);
}
