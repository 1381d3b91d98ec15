import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { checkupLink } from '#recipe/permalink.ts';
import { App } from './app/app.tsx';
import { Crash } from './app/crash.tsx';
import { adoptEarlyPrompt } from './app/early-prompt.ts';
import { linkInAddress } from './app/use-opened-draft.ts';
import { client, listen } from './app/wiring.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// What signing in brought goes out of the address at once, and is dealt with before anything is drawn or sent (TRUST R12).
const { search, pathname, hash } = location;
const isSignIn = /[?&](code|error)=/.test(search);
if (isSignIn) history.replaceState(null, '', pathname + hash);
const news = isSignIn
  ? await import('#settings/sign-in.ts').then(({ finishSignIn }) => finishSignIn(search)).catch(() => undefined)
  : undefined;
const page = hash === `#${checkupLink}` ? await checkup() : await app();
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

async function app() {
  const link = await linkInAddress();
  listen();
  return <App link={link} news={news} />;
}

async function checkup() {
  const { CheckupPage } = await import('./app/checkup-page.tsx');
  return <CheckupPage />;
}
