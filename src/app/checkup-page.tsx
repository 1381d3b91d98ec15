import { ArrowLeft } from 'lucide-react';
import { Checkup } from '#checkup/checkup.tsx';
import { frameKind } from '#settings/frame.ts';
import { Logo } from './logo.tsx';

/** The checkup, which stands in the place of everything else: no library is opened and no job goes on beside it. */
export function CheckupPage() {
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex h-12 shrink-0 items-center justify-between gap-3 border-b border-line bg-panel px-4 max-mid:px-3">
        <h1 className="flex items-center gap-2 text-[14.5px] font-semibold tracking-tight">
          <Logo />
          Proofsheet
        </h1>
        {/* Without a fragment, so that the page is loaded anew, as itself. */}
        <a
          href={location.pathname}
          className="inline-flex h-8 items-center gap-2 rounded-lg px-2.5 font-medium text-mute hover:bg-hover hover:text-text"
        >
          <ArrowLeft size={16} /> Back to Proofsheet
        </a>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Checkup
          ports={{
            frame: frameKind(),
            own: (name) => globalThis.fetch(new URL(name, document.baseURI), { cache: 'no-store' }),
            fetch: (url) => globalThis.fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' }),
          }}
        />
      </div>
    </div>
  );
}
