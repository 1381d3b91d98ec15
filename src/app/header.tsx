import { useQuery } from '@tanstack/react-query';
import { HardDrive, Keyboard, Moon, Sun } from 'lucide-react';
import { Suspense, useSyncExternalStore } from 'react';
import { byteSize } from '#lib/byte-size.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { pictureIdsQuery } from '#library/queries.ts';
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
      <StorageNote onOpen={onStorage} />
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

function StorageNote({ onOpen }: { onOpen: () => void }) {
  const ids = useQuery(pictureIdsQuery);
  const usage = useQuery({
    queryKey: ['storage'],
    networkMode: 'always',
    queryFn: async () => (await navigator.storage?.estimate()) ?? null,
  });
  const count = ids.data?.length ?? 0;
  const { usage: used = 0, quota = 0 } = usage.data ?? {};
  // Four fifths is when there is still time to back up; at 95 % a large picture may find no room.
  const isFilling = used > quota * 0.8;
  const room = used > quota * 0.95 ? '· almost full' : isFilling ? '· filling up' : 'on this device';
  const words = `${count} ${count === 1 ? 'picture' : 'pictures'}${used ? ` · ${byteSize(used)} ${room}` : ''}`;
  return (
    <Button
      look="quiet"
      className="min-w-0"
      aria-label={`Storage: ${words}`}
      title="Storage, backup, restore"
      onClick={onOpen}
    >
      <HardDrive size={16} className={`${count > 0 ? 'mid:hidden' : ''} ${isFilling ? 'text-warn-text' : ''}`} />
      {count > 0 && (
        <span className={`mono truncate max-mid:hidden ${isFilling ? 'text-warn-text' : 'text-faint'}`}>{words}</span>
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
