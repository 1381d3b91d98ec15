import { bad, type Check, good, note, unknown } from './check.ts';
import { sharing } from './shared-origin.ts';

/** Where the page is served and shown. */
export const placeChecks: readonly Check[] = [
  {
    id: 'secure',
    name: 'Secure connection',
    means: 'Browsers keep storage locks, the clipboard and cryptography for pages nobody could change on the way.',
    run: () =>
      isSecureContext
        ? good(location.protocol === 'https:' ? 'The page came over https.' : 'The page comes from this machine.')
        : bad('The page came over plain http.', 'Open it over https, or from localhost.'),
  },
  {
    id: 'top',
    name: 'In a tab of its own',
    means: 'A website around the page could lead your hand by what it lays over it, and storage in a frame is another.',
    run: ({ frame }) => {
      if (frame === 'none') return good('The page stands alone in its tab.');
      const advice = 'Open the page in a tab of its own. What it keeps in a frame is kept apart from that.';
      return frame === 'space'
        ? note('The page is in the frame in which Hugging Face shows a Space.', advice)
        : bad('The page is inside another website.', advice);
    },
  },
  {
    id: 'origin',
    name: 'An origin of its own',
    means: 'Pages on the same origin can read everything this one keeps, the access token included.',
    run: () => {
      const advice = 'Serve the page under a host name of its own, and keep no token here until then.';
      switch (sharing(location)) {
        case 'own':
          return good(`Nothing else is served from ${location.origin}, as far as the address tells.`);
        case 'shared':
          return bad(`${location.host} is shared: every project there has the same origin.`, advice);
        default:
          return note(
            `The page is in a folder of ${location.host}: what else is served there can read its storage.`,
            advice,
          );
      }
    },
  },
  {
    id: 'referrer',
    name: 'Says nothing of itself elsewhere',
    means: 'No server is to learn from which page it was asked.',
    run: () => {
      const policy = document.querySelector<HTMLMetaElement>('meta[name="referrer"]')?.content;
      return policy === 'no-referrer'
        ? good('The page forbids the browser to say where a request comes from.')
        : bad(`The page’s referrer policy is ${policy ?? 'missing'}.`, 'Deploy the files as they were built.');
    },
  },
  {
    id: 'cookies',
    name: 'No cookies',
    means: 'The page sets none; one that is there comes from the host or from another page on this origin.',
    run: () =>
      document.cookie === ''
        ? good('There are none that a page could read.')
        : note('There are cookies on this origin.', 'Find out which page or proxy of the host sets them.'),
  },
  {
    id: 'clock',
    name: 'Clock',
    means: 'The date of pictures, and when a sign-in ends, go by the clock of this device.',
    run: async ({ own }) => {
      const asked = Date.now();
      const date = Date.parse((await own('./')).headers.get('date') ?? '');
      if (Number.isNaN(date)) return unknown('The host does not say what time it is.');
      // The header has whole seconds, and was written somewhere between the question and the answer.
      const seconds = Math.round(((asked + Date.now()) / 2 - date - 500) / 1000);
      if (Math.abs(seconds) <= 90) return good('It agrees with the host’s.');
      const words = `It is ${inWords(Math.abs(seconds))} ${seconds > 0 ? 'ahead of' : 'behind'} the host’s.`;
      const advice = 'Let the system set the time by itself.';
      // Sign-ins tolerate five minutes.
      return Math.abs(seconds) <= 300 ? note(words, advice) : bad(words, advice);
    },
  },
];

function inWords(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
}
