/**
 * Puts text on the clipboard. Pages that did not come over https have no clipboard API; the old command still serves
 * them. Rejects when the browser refuses both.
 */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = document.createElement('textarea');
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (!done) throw new Error('This browser does not let the page use the clipboard.');
}
