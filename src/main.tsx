import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { checkupLink } from '#recipe/checkup-link.ts';
import { frameKind } from '#settings/frame.ts';
import { App } from './app/app.tsx';
import { Crash } from './app/crash.tsx';
import { adoptEarlyPrompt } from './app/early-prompt.ts';
import type { Notice } from './app/notice.tsx';
import { linkInAddress } from './app/use-opened-draft.ts';
import { client, listen } from './app/wiring.ts';

// Inside another website nothing starts; public/boot.js has drawn the way out of it (TRUST R11).
if (frameKind() !== 'other') await start();

async function start(): Promise<void> {
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
  await import('./app/wall.tsx').catch(() => undefined);
  document.getElementById('reloading')?.remove();
  if (!isCheckup) await import('./app/open-way.ts').then(({ watchWay }) => watchWay()).catch(() => undefined); // a reload does it by hand
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
  const { CheckupPage } = await import('./app/checkup-page.tsx');
  return <CheckupPage />;
}
