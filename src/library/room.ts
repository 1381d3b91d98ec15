/** How much room the browser has left for this site: four fifths are when there is still time to back up. */
export type Room = 'ample' | 'filling' | 'full';

/** Judges what `navigator.storage.estimate()` says. At 95 % a large picture may find no room any more. */
export function roomOf({ usage = 0, quota = 0 }: StorageEstimate): Room {
  if (usage > quota * 0.95) return 'full';
  return usage > quota * 0.8 ? 'filling' : 'ample';
}
