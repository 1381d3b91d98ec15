/** How a write in any tab is heard of in every tab: by name of what changed, over a channel. */

/** The parts of the library that lists show; a write names the ones it changed. */
export const libraryParts = [
  'runs',
  'pictures',
  'previews',
  'picks',
  'jobs',
  'costs',
  'sweeps',
  'presets',
  'verdicts',
  'marks',
  'projects',
] as const;

export type LibraryPart = (typeof libraryParts)[number];

const channelName = 'proofsheet-library';
let announcer: BroadcastChannel | undefined;

/** What was written: the lists that changed, and which pictures it was about, where it was about certain ones. */
export type LibraryNews = { parts: readonly LibraryPart[]; ids?: readonly string[] };

/** News of more are news of everything: to read a list anew is quicker than to look at each of so many. */
const mostTold = 2000;

/** Tells every tab, this one included, which lists to read again. */
export function announce(part: LibraryPart | readonly LibraryPart[], ids?: readonly string[]): void {
  announcer ??= new BroadcastChannel(channelName);
  const news: LibraryNews = { parts: [part].flat(), ...(ids && ids.length <= mostTold && { ids }) };
  announcer.postMessage(news);
}

/** Hears the writes of every tab. Returns the way to stop. */
export function onLibraryChange(listener: (news: LibraryNews) => void): () => void {
  // A channel does not hear itself; a second one of the same tab does.
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<LibraryNews>) => listener(event.data);
  return () => channel.close();
}
