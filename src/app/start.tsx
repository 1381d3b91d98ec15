import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { checkupLink } from '#recipe/checkup-link.ts';
import { App } from './app.tsx';
import { Crash } from './crash.tsx';
import { adoptEarlyPrompt } from './early-prompt.ts';
import type { Notice } from './notice.tsx';
import { linkInAddress } from './use-opened-draft.ts';
import { client, listen } from './wiring.ts';

/** Starts the page that the address asks for: the app, with what signing in or a link brought, or the checkup. */
export async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');

  // What stands after `?` is told to servers, so nothing of ours ever does, and what signing in brought goes out of the
  // address before anything is drawn or sent (TRUST R10, R12). A Space is shown by what Hugging Face writes there.
  const { search, pathname, hash } = location;
  const isSignIn = /[?&](code|error)=/.test(search);
  if (search) history.replaceState(null, '', pathname + foreignPart(search) + hash);
  const news = isSignIn
    ? await import('#settings/sign-in.ts').then(({ finishSignIn }) => finishSignIn(search)).catch(() => undefined)
    : undefined;
  const isCheckup = hash === `#${checkupLink}`;
  const page = isCheckup ? await checkup() : await app(news);
  const caret = adoptEarlyPrompt();
  // At once, so that a key pressed now finds the real form and not the one of index.html.
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <Crash>
          <QueryClientProvider client={client}>{page}</QueryClientProvider>
        </Crash>
      </StrictMode>,
    ),
  );
  caret.restore();
  // What `boot.js` says while a page is loaded again goes when this one is whole; the wall is asked for already.
  await import('./wall.tsx').catch(() => undefined);
  document.getElementById('reloading')?.remove();
  if (!isCheckup) await import('./open-way.ts').then(({ watchWay }) => watchWay()).catch(() => undefined); // a reload does it by hand
}

/** What Hugging Face wrote into a query, by names that begin with two underscores. */
function foreignPart(search: string): string {
  const theirs = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter.startsWith('__'));
  return theirs.length > 0 ? `?${theirs.join('&')}` : '';
}

async function app(news: Notice | undefined) {
  const link = await linkInAddress();
  listen();
  return <App link={link} news={news} />;
}

async function checkup() {
  const { CheckupPage } = await import('./checkup-page.tsx');
  return <CheckupPage />;
}
