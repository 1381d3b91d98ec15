import { Suspense, useSyncExternalStore } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';
import { lockedTokens } from './unlocking.ts';

const UnlockDialog = lazyPart(async () => (await import('#settings/unlock-dialog.tsx')).UnlockDialog);

/** The question for a locked token, while a run waits for it. */
export function UnlockingPart() {
  const locked = useSyncExternalStore(lockedTokens.subscribe, lockedTokens.get);
  return <Suspense>{locked && <UnlockDialog key={locked.endpoint.id} {...locked} />}</Suspense>;
}
