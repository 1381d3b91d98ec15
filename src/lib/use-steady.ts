import { useLayoutEffect, useRef, useState } from 'react';

/** A function that stays the same from render to render and calls the newest one: what it is handed to need not be drawn anew. */
export function useSteady<Args extends unknown[]>(newest: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  const [steady] = useState(
    () =>
      (...args: Args) =>
        latest.current(...args),
  );
  return steady;
}
