import { useQuery } from '@tanstack/react-query';
import { HardDrive, Keyboard, Moon, Sun } from 'lucide-react';
import { Suspense, useSyncExternalStore } from 'react';
import { byteSize } from '#lib/byte-size.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { afterFirstLook } from '#library/first-look.ts';
import { pictureIdsQuery } from '#library/queries.ts';
import { roomOf } from '#library/room.ts';
import { EndpointButton } from '#settings/endpoint-button.tsx';
import { Button } from '#ui/button.tsx';
import { Logo } from './logo.tsx';
import { schemeStore } from './stores.ts';

const Costs = lazyPart(async () => (await import('./costs.tsx')).Costs);

type HeaderProps = { onEndpoints: () => void; onShortcuts: () => void; onStorage: () => void };

export function Header({ onEndpoints, onShortcuts, onStorage }: HeaderProps) {
  return (
    <header className="col-span-full flex items-center gap-3.5 border-b border-line bg-panel px-4 max-mid:gap-2 max-mid:px-3">
      <h1 className="flex items-center gap-2 text-[14.5px] font-semibold tracking-tight">
        <Logo />
        Proofsheet
      </h1>
      <EndpointButton onOpen={onEndpoints} />
      <span className="flex-1" />
      <StorageButton onOpen={onStorage} />
      <Suspense>
        <Costs />
      </Suspense>
      <Button
        look="quiet"
        size="icon"
        className="max-mid:hidden"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={onShortcuts}
      >
        <Keyboard size={16} />
      </Button>
      <SchemeSwitch />
    </header>
  );
}

/** How many pictures there are, and how much room they take. That it runs out stands there on every screen. */
function StorageButton({ onOpen }: { onOpen: () => void }) {
  const ids = useQuery(pictureIdsQuery);
  const { data } = useQuery({
    queryKey: ['storage'],
    networkMode: 'always',
    queryFn: async () => {
      // Chromium walks over every file it keeps for this site, and answers nothing else meanwhile.
      await afterFirstLook();
      return (await navigator.storage?.estimate()) ?? null;
    },
  });
  const count = ids.data?.length ?? 0;
  const used = data?.usage ?? 0;
  const warning = { ample: undefined, filling: 'filling up', full: 'almost full' }[roomOf(data ?? {})];
  const room = warning ? `· ${warning}` : 'on this device';
  const words = `${count} ${count === 1 ? 'picture' : 'pictures'}${used ? ` · ${byteSize(used)} ${room}` : ''}`;
  return (
    <Button
      look="quiet"
      className={warning ? 'text-warn-text mid:min-w-0 max-mid:shrink-0' : 'min-w-0'}
      aria-label={`Storage: ${words}`}
      title="Storage, backup, restore"
      onClick={onOpen}
    >
      <HardDrive size={16} className={`shrink-0 ${count > 0 ? 'mid:hidden' : ''}`} />
      {count > 0 && <span className={`mono truncate max-mid:hidden ${warning ? '' : 'text-faint'}`}>{words}</span>}
      {warning && (
        // Beside all the rest there is room for one of its words on a phone.
        <span
          className={`text-xs leading-none first-letter:uppercase max-mid:w-min max-mid:text-left max-mid:text-[11px] max-mid:whitespace-normal ${count > 0 ? 'mid:hidden' : ''}`}
        >
          {warning}
        </span>
      )}
    </Button>
  );
}

/** Switches to the other scheme; switching back to the system's own follows the system again. */
function SchemeSwitch() {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const chosen = useSyncExternalStore(schemeStore.subscribe, schemeStore.get);
  const system = systemIsDark ? 'dark' : 'light';
  const other = (chosen ?? system) === 'dark' ? 'light' : 'dark';
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={`Switch to the ${other} scheme`}
      title={`Switch to the ${other} scheme`}
      onClick={() => {
        schemeStore.set(other === system ? null : other);
        document.documentElement.dataset.scheme = other === system ? '' : other;
      }}
    >
      {other === 'light' ? <Sun size={16} /> : <Moon size={16} />}
    </Button>
  );
}
