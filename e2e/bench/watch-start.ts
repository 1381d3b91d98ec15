/** When things happened while a page started, in ms since the navigation; blocking is a sum. */
export type StartTimes = { painted: number; editable: number; live: number; blocking: number };

declare global {
  var startTimes: StartTimes;
  function promptIsThere(): Promise<void>;
}

/**
 * Runs in a page before anything of its own: notes the times, and calls `promptIsThere` in the first frame that shows
 * a prompt box, so that somebody types a character then. Frames, not mutations: a box that is not yet drawn because
 * its style sheet is still loading cannot be typed into.
 *
 * @param liveSelector matches once the page's own form has taken over
 */
export function watchStart(liveSelector: string): void {
  const times = { painted: 0, editable: 0, live: 0, blocking: 0 };
  globalThis.startTimes = times;
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') times.painted = startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) times.blocking += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('input', () => {
    times.editable ||= performance.now();
  });

  let asked = false;
  const look = () => {
    const box = document.querySelector<HTMLTextAreaElement>('textarea:enabled');
    if (box && !asked) {
      asked = true;
      if (document.activeElement !== box) box.focus();
      void promptIsThere();
    }
    if (document.querySelector(liveSelector)) times.live = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
