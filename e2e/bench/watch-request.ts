/** One press of Generate in ms: from the click to `fetch` and to the wire, and from the last byte to the picture. */
export type RequestTimes = { fetchCalled: number; sent: number; decoded: number; painted: number };

declare global {
  var requestTimes: Promise<RequestTimes> | undefined;
}

/**
 * Runs in a page before anything of its own: every click starts a new `requestTimes`, which resolves when its picture
 * is on the screen. All times come from the page's own clock: the click's time stamp, the browser's Resource Timing of
 * the POST, and the frame after the picture is decoded.
 *
 * @param pictures selects the images of which the next to load is the one that was asked for
 */
export function watchRequest(pictures: string): void {
  let clickedAt = 0;
  let calledAt = 0;
  let wire: PerformanceResourceTiming | undefined;
  let arrive: (times: RequestTimes) => void = () => {};

  addEventListener(
    'click',
    ({ timeStamp }) => {
      clickedAt = timeStamp;
      wire = undefined;
      performance.clearResourceTimings();
      globalThis.requestTimes = new Promise((resolve) => {
        arrive = resolve;
      });
    },
    { capture: true },
  );

  const { fetch } = globalThis;
  globalThis.fetch = (...call: Parameters<typeof fetch>) => {
    calledAt = performance.now();
    return fetch(...call);
  };

  // On the document: the load of an element never gets as far as the window.
  document.addEventListener(
    'load',
    async ({ target }) => {
      if (!(target instanceof HTMLImageElement) || !target.matches(pictures)) return;
      await target.decode();
      const decodedAt = performance.now();
      await new Promise(requestAnimationFrame);
      const paintedAt = performance.now();
      for (const entry of performance.getEntriesByType('resource'))
        if (entry instanceof PerformanceResourceTiming && entry.name.includes('/models/')) wire = entry;
      if (!wire) return;
      arrive({
        fetchCalled: calledAt - clickedAt,
        sent: wire.requestStart - clickedAt,
        decoded: decodedAt - wire.responseEnd,
        painted: paintedAt - wire.responseEnd,
      });
    },
    { capture: true },
  );
}
