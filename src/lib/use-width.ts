import { useState } from 'react';

/** The width of an element in CSS pixels, 0 until it is in the page; and the ref that measures it. */
export function useWidth(): [number, (element: Element | null) => (() => void) | undefined] {
  const [width, setWidth] = useState(0);
  // The setter is stable, so one ref serves the component's life.
  const [measure] = useState(() => (element: Element | null) => {
    if (!element) return undefined;
    setWidth(element.getBoundingClientRect().width);
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  });
  return [width, measure];
}
