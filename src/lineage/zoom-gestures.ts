type Point = { x: number; y: number };

/** A notch of a wheel is about 100 px and should magnify by about a fifth; a trackpad's pinch sends many small ones. */
const perPx = 0.002;

/** How far two fingers are apart, in CSS pixels; kept here because what hears them is renewed with every zoom. */
let apart: number | undefined;

/**
 * Hears what zooms: the wheel with Ctrl held, which is also what a pinch on a trackpad is to a page, and two fingers.
 * React hears both passively, and could not keep the browser from zooming the page. Returns the way to stop.
 */
export function hearZoom(element: HTMLElement, zoom: (factor: number, around: Point) => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  element.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * perPx), { x: event.clientX, y: event.clientY });
    },
    { passive: false, signal },
  );
  element.addEventListener(
    'touchmove',
    (event) => {
      const [a, b] = event.touches;
      if (!a || !b) return;
      event.preventDefault();
      const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      // The first move of a pinch only says where it begins.
      if (apart !== undefined && apart > 0)
        zoom(now / apart, { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 });
      apart = now;
    },
    { passive: false, signal },
  );
  element.addEventListener('touchend', () => (apart = undefined), { signal });
  return () => ended.abort();
}
