/**
 * Object URLs, and the only two ways to have one: for as long as an element shows it, or for the length of a call.
 * `URL.createObjectURL` anywhere else would be a leak waiting for a forgotten revoke.
 */

type ShowBlob = (element: HTMLImageElement | null) => (() => void) | undefined;

const refs = new WeakMap<Blob, ShowBlob>();

/**
 * A ref that shows a blob in an `<img>` and revokes its URL when the element goes or shows another blob. The same blob
 * gives the same ref, so a render does not reload the picture.
 */
export function showBlob(blob: Blob): ShowBlob {
  const known = refs.get(blob);
  if (known) return known;
  const ref: ShowBlob = (element) => {
    if (!element) return undefined;
    const url = URL.createObjectURL(blob);
    element.src = url;
    return () => {
      const revoke = () => URL.revokeObjectURL(url);
      if (element.complete) return revoke();
      // Still loading: a URL pulled from under it would be an error in the console. Whatever ends the load will do.
      element.addEventListener('load', revoke, { once: true });
      element.addEventListener('error', revoke, { once: true });
    };
  };
  refs.set(blob, ref);
  return ref;
}

/** Saves a blob under a name, as a click on a download link does. */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the URL after this task; a minute is far beyond the start of any download.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
