/** The two areas of web storage, each under its name. Where the browser blocks them, looking at one throws. */
const areas: Record<string, () => Storage> = {
  localStorage: () => globalThis.localStorage,
  sessionStorage: () => globalThis.sessionStorage,
};

/** Everything in web storage as text, whoever wrote it. Throws what the browser does when storage is blocked. */
export function allTexts(): { area: string; key: string; text: string }[] {
  return Object.entries(areas).flatMap(([area, open]) =>
    Object.entries(open()).map(([key, text]) => ({ area, key, text: String(text) })),
  );
}

/** Writes a word into each area and takes it out again. Throws what the browser does when that cannot be. */
export function tryToStore(): void {
  for (const open of Object.values(areas)) {
    const key = 'proofsheet.try';
    open().setItem(key, 'kept');
    const kept = open().getItem(key);
    open().removeItem(key);
    if (kept !== 'kept') throw new Error('What was written could not be read again');
  }
}
