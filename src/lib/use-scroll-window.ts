import { useState } from 'react';

/** A part of what scrolls, in its own CSS pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };

const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * The part of a scrolling element that is on show and a little more, and the ref that watches it. It moves in steps of so
 * many pixels, so that scrolling renders now and then instead of in every frame.
 */
export function useScrollWindow(step: number): [Box, (element: HTMLElement | null) => (() => void) | undefined] {
  const [box, setBox] = useState(nowhere);
  // The setter is stable, so one ref serves the component's life.
  const [watch] = useState(() => (element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const before = (at: number) => (Math.floor(at / step) - 1) * step;
      const behind = (at: number) => (Math.ceil(at / step) + 1) * step;
      const next = {
        left: before(scrollLeft),
        top: before(scrollTop),
        right: behind(scrollLeft + clientWidth),
        bottom: behind(scrollTop + clientHeight),
      };
      setBox((box) => (isSame(box, next) ? box : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  });
  return [box, watch];
}

function isSame(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}
