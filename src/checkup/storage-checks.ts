import { deleteDB, openDB } from 'idb';
import { withoutTokens } from '#inference/inference-error.ts';
import { byteSize } from '#lib/byte-size.ts';
import { allTexts, tryToStore } from '#lib/web-storage.ts';
import { roomOf } from '#library/room.ts';
import { bad, type Check, good, note, unknown } from './check.ts';

const allowStorage = 'Allow this site to keep data, in the browser’s settings for it; a private window may forbid it.';

/** What begins like this is where tokens are kept (`settings/tokens/token-areas.ts`, which alone names it). */
const tokenPlace = 'proofsheet.token';

/** Whether what is made here stays, and whether secrets are only where they belong. */
export const storageChecks: readonly Check[] = [
  {
    id: 'web-storage',
    name: 'Settings can be kept',
    means: 'The draft, endpoints and tokens are kept in web storage.',
    run: () => {
      try {
        tryToStore();
        return good('A word was written, read and removed.');
      } catch (error) {
        return bad(`The browser refused: ${error instanceof Error ? error.message : error}`, allowStorage);
      }
    },
  },
  {
    id: 'database',
    name: 'Pictures can be kept',
    means: 'Pictures are kept in a database of the browser. Tried with one of its own, written through to the disk.',
    run: async () => {
      try {
        return (await roundTrip())
          ? good('Bytes were written through to the disk, read and removed.')
          : bad('Bytes came back as others.', 'Back up what is here, and look after the disk.');
      } catch (error) {
        return bad(`The browser refused: ${error instanceof Error ? error.message : error}`, allowStorage);
      }
    },
  },
  {
    id: 'persisted',
    name: 'Storage is kept for good',
    means: 'A browser may clear a site’s storage away when the device runs low on space, unless it promised not to.',
    run: async () => {
      if (!navigator.storage?.persisted) return unknown('This browser does not say.');
      return (await navigator.storage.persisted())
        ? good('The browser keeps it until you delete it yourself.')
        : note('The browser has promised nothing.', 'Press “Ask to keep it” in the storage view, and keep a backup.');
    },
  },
  {
    id: 'room',
    name: 'Room',
    means: 'What is kept here, and what the browser thinks there is room for. It may have less.',
    run: async () => {
      const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
      if (usage === undefined || !quota) return unknown('This browser does not say.');
      const words = `${byteSize(usage)} used of about ${byteSize(quota)}.`;
      return roomOf({ usage, quota }) === 'ample'
        ? good(words)
        : note(words, 'Back up, and delete what you no longer need.');
    },
  },
  {
    id: 'tokens',
    name: 'Tokens only in their place',
    means: 'Whatever looks like an access token is looked for in web storage, cookies and the address.',
    run: () => {
      const places = [
        ...allTexts().map(({ area, key, text }) => ({ place: `${key} in ${area}`, key, text })),
        { place: 'a cookie', key: '', text: document.cookie },
        { place: 'the address', key: '', text: location.href },
        { place: 'the name of the window', key: '', text: window.name },
      ];
      const found = places.filter(({ key, text }) => !key.startsWith(tokenPlace) && withoutTokens(text) !== text);
      if (found.length === 0) return good('Nothing elsewhere looks like one.');
      return bad(
        'Something elsewhere looks like one.',
        'Take it out of there, for example out of the prompt, and revoke it where you got it if others may have seen it.',
        found.map(({ place }) => withoutTokens(place)),
      );
    },
  },
];

async function roundTrip(): Promise<boolean> {
  const name = 'proofsheet-checkup';
  const db = await openDB(name, 1, { upgrade: (fresh) => void fresh.createObjectStore('bytes') });
  try {
    const bytes = crypto.getRandomValues(new Uint8Array(1024));
    const writing = db.transaction('bytes', 'readwrite', { durability: 'strict' });
    await writing.store.put(new Blob([bytes]), 'blob');
    await writing.done;
    const read: unknown = await db.get('bytes', 'blob');
    return read instanceof Blob && String(new Uint8Array(await read.arrayBuffer())) === String(bytes);
  } finally {
    db.close();
    await deleteDB(name);
  }
}
