import { permission } from '#lib/permission.ts';
import { bad, type Check, good, note, unknown, useCurrent } from './check.ts';

/** What the page asks of a browser, and what the browser says of the page. */
export const browserChecks: readonly Check[] = [
  {
    id: 'offline',
    name: 'Kept for offline',
    means: 'One script of the build keeps its files for when there is no network; there must be no other.',
    run: async () => {
      const workers = navigator.serviceWorker;
      if (!workers) return note('This browser keeps no pages, or not for this one.', useCurrent);
      const folder = new URL('./', document.baseURI);
      const found = await workers.getRegistration(folder);
      const script = (found?.active ?? found?.waiting ?? found?.installing)?.scriptURL;
      if (!script) return note('The page is not kept yet.', 'Open Proofsheet once and leave it open for a moment.');
      if (script !== new URL('sw.js', folder).href)
        return bad(`A script that is not Proofsheet’s answers for it: ${script}`, 'Clear the data of this site.');
      return found?.active ? good('The page opens without a network.') : note('The page is about to be kept.');
    },
  },
  {
    id: 'local-network',
    name: 'Servers of your own',
    means: 'Browsers ask before a website may reach a server on this machine or network.',
    run: async () => {
      // Chromium has had two names for it.
      const states = await Promise.all(['loopback-network', 'local-network-access'].map(permission));
      const state = states.find((each) => each !== undefined);
      if (!state) return unknown('This browser does not say.');
      if (state === 'denied')
        return note(
          'The browser forbids it here.',
          'Allow it in the browser’s settings for this site, if you use such a server.',
        );
      return good(state === 'granted' ? 'The browser lets the page reach them.' : 'The browser will ask you first.');
    },
  },
  {
    id: 'locks',
    name: 'Web Locks',
    means: 'They tell jobs of a tab that was closed from those of a tab that is still at work.',
    run: async () => {
      if (!navigator.locks)
        return note('There are none here: tabs ask one another, and one that sleeps is taken for closed.', useCurrent);
      return (await navigator.locks.request('proofsheet-checkup', (lock) => lock !== null))
        ? good('A lock was taken and given back.')
        : bad('A lock could not be taken.', useCurrent);
    },
  },
  {
    id: 'channel',
    name: 'Tabs hear each other',
    means: 'A picture that arrives in one tab appears in the others.',
    run: () =>
      new Promise((resolve) => {
        const [one, other] = [new BroadcastChannel('proofsheet-checkup'), new BroadcastChannel('proofsheet-checkup')];
        const end = (outcome: ReturnType<typeof good>) => {
          one.close();
          other.close();
          resolve(outcome);
        };
        const timer = setTimeout(() => end(note('A word between two of them did not arrive.', useCurrent)), 3000);
        other.onmessage = () => {
          clearTimeout(timer);
          end(good('A word between two of them arrived.'));
        };
        one.postMessage('word');
      }),
  },
];
