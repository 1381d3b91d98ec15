import { hiddenText } from './hidden-text.ts';
import { type Outcome, readPicture } from './read-bytes.ts';
import { readText } from './read-text.ts';
import { type NamedBytes, unzip } from './unzip.ts';

/**
 * Reads what strangers wrote, off the main thread, where a file that takes too long can be stopped. It takes bytes and
 * never a URL: a page's content policy does not bind workers (TRUST 6), so this one has nothing to fetch.
 */
export type Task = { kind: 'picture' | 'archive'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'text'; text: string };

/** `ready` comes once; `entry` for each file of an archive; then `end`, which every task has. */
export type Sign = { ready: true } | { entry: NamedBytes } | { end: Outcome | undefined };

const say = (sign: Sign) => globalThis.postMessage(sign);

globalThis.onmessage = async ({ data }: MessageEvent<Task>) => {
  if (data.kind === 'text') say({ end: await readText(data.text) });
  else if (data.kind === 'picture')
    say({ end: await readPicture(data.bytes, (picture) => hiddenText(data.bytes, picture)) });
  else say({ end: unpack(data.bytes) });
};

function unpack(archive: Uint8Array<ArrayBuffer>): Outcome | undefined {
  try {
    for (const entry of unzip(archive)) say({ entry });
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'refused', why: error.message };
    return { kind: 'refused', why: 'The archive is damaged, or is no ZIP.' };
  }
}

say({ ready: true });
