import { whenIdle } from '#lib/when-idle.ts';

/** A page that shows something else than pictures is not waited for, in milliseconds. */
const patienceMs = 2000;

let noteLooked: () => void = () => undefined;

const looked = new Promise<void>((resolve) => {
  noteLooked = resolve;
});

/** A small copy is on screen, or it is known that there is none. */
export const noteFirstLook = noteLooked;

/**
 * Resolves when what the page shows first is there. A disk answers one question after the other, and what is asked for
 * the rest of a large library takes it seconds: whatever is not on the first screen waits for this.
 */
export function afterFirstLook(): Promise<void> {
  return Promise.race([looked, new Promise<void>((resolve) => setTimeout(resolve, patienceMs))]);
}

/** Resolves when that is there and the page has nothing to do: for what nobody waits for. */
export function whenAtRest(): Promise<void> {
  return afterFirstLook().then(whenIdle);
}
