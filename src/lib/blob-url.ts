import { dataUrl } from './data-url.ts';
import { remembered } from './remembered.ts';

/**
 * Object URLs, and the only ways to have one: for as long as an element shows it, for the length of a call, or of a drag.
 * `URL.createObjectURL` anywhere else would be a leak waiting for a forgotten revoke.
 */

type ShowBlob = (element: HTMLImageElement | null) => (() => void) | undefined;

/**
 * A ref that shows a blob in an `<img>`. The same blob gives the same ref, so a render does not reload the picture, and
 * the same URL to every element that shows it, so the browser decodes it once. The URL is revoked when the last of them
 * goes or shows another blob.
 */
export const showBlob = remembered((blob: Blob): ShowBlob => {
  let url: string | undefined;
  let showing = 0;
  return (element) => {
    if (!element) return undefined;
    url ??= URL.createObjectURL(blob);
    showing += 1;
    element.src = url;
    return () => {
      const ended = new AbortController();
      const leave = () => {
        ended.abort();
        showing -= 1;
        if (showing > 0 || url === undefined) return;
        URL.revokeObjectURL(url);
        url = undefined;
      };
      if (element.complete) return leave();
      // Still loading: a URL pulled from under it would be an error in the console. Whatever ends the load will do.
      element.addEventListener('load', leave, { signal: ended.signal });
      element.addEventListener('error', leave, { signal: ended.signal });
    };
  };
});

/**
 * The same for a small copy of a picture, some tens of kB, without an object URL: where many come and go, as in a bare
 * grid that is scrolled, making, loading and revoking those takes three times the page's time that `data:` URLs take.
 */
export const showSmall = remembered((blob: Blob): ShowBlob => {
  return (element) => {
    if (!element) return undefined;
    let isGone = false;
    const show = (url: string) => {
      if (!isGone) element.src = url;
    };
    // Bytes that are not there any more are a picture that does not load, as they are behind an object URL.
    dataUrl(blob).then(show, () => show('data:,'));
    return () => {
      isGone = true;
    };
  };
});

/** Saves a blob under a name, as a click on a download link does. Its URL is of a type that no tab would open (TRUST R4). */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  revokeSoon(url);
}

/**
 * Lets a drag that begins take a file to the desktop under its name (`DownloadURL`, Chromium). To pages and programs
 * browsers give the image under the pointer by themselves, so that image should show the same file.
 */
export function dragOut({ dataTransfer, target }: DragEvent, file: File): void {
  if (!dataTransfer) return;
  const url = URL.createObjectURL(file);
  dataTransfer.effectAllowed = 'copy';
  dataTransfer.setData('DownloadURL', `${file.type}:${file.name}:${url}`);
  target?.addEventListener('dragend', () => revokeSoon(url), { once: true });
}

/** The browser reads the URL after this task; a minute is far beyond the start of any download. */
function revokeSoon(url: string): void {
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
