import { whenIdle } from '#lib/when-idle.ts';

/** A page that shows something else than pictures is not waited for, in milliseconds. */
const patienceMs = 2000;

let end: () => void = () => undefined;
let isWaitedFor = false;

const looked = new Promise<void>((resolve) => {
  end = resolve;
});

/** A small copy is on screen, or it is known that there is none. */
export function noteFirstLook(): void {
  end();
}

/**
 * Resolves when what the page shows first is there. A disk answers one question after the other, and what is asked for
 * the rest of a large library takes it seconds: whatever is not on the first screen waits for this, once in the life of
 * the page.
 */
export function afterFirstLook(): Promise<void> {
  if (!isWaitedFor) setTimeout(noteFirstLook, patienceMs);
  isWaitedFor = true;
  return looked;
}

/** Resolves when that is there and the page has nothing to do: for what nobody waits for. */
export function whenAtRest(): Promise<void> {
  return afterFirstLook().then(whenIdle);
}
