/** Resolves when the page has nothing to do, and has painted before; Safari cannot say when that is. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 10_000 });
    else setTimeout(resolve, 2000);
  });
}

const deeds = ['keydown', 'pointerdown', 'wheel', 'scroll'] as const;

/** Resolves when nobody has pressed or scrolled anything for so many milliseconds. */
export function whenQuiet(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        ended.abort();
        resolve();
      }, ms);
    };
    for (const deed of deeds) addEventListener(deed, wait, { capture: true, passive: true, signal: ended.signal });
    wait();
  });
}
