import { quietly } from '#lib/quietly.ts';
import { ownScript } from '#lib/start-worker.ts';

/**
 * Has the page kept for when there is no network, by `sw.js` of the build (`scripts/service-worker.js`). Only in a tab
 * of its own: what a frame keeps belongs to the website around it. Rejects where the browser has no such thing.
 */
export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || window.top !== window) return;
  sayWhichBuild();
  const worker = ownScript(new URL('sw.js', document.baseURI).href);
  const registration = await navigator.serviceWorker.register(worker, { updateViaCache: 'none' });
  // A newer worker may be waiting for tabs of an earlier build that were closed meanwhile.
  registration.waiting?.postMessage('is this page alone');
}

/** A lock for as long as the page is open, by the name of its script: a newer worker leaves pages of another build alone. */
function sayWhichBuild(): void {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const forever = new Promise<never>(() => undefined);
  if (!script) return;
  // Some frames have locks and may not ask for them.
  quietly(navigator.locks?.request(`proofsheet-page ${script.src}`, { mode: 'shared' }, () => forever));
}
