import * as z from 'zod/mini';
import { leftOut, persisted } from '#lib/persisted.ts';
import { updates } from './updates.ts';

/** What was told of last: the same is told once. */
const told = persisted('proofsheet.told-left-out', z.string(), '');

/** Says what of this browser's storage could not be read, so that nobody looks for it in vain (TRUST A-33). */
export function tellLeftOut(): void {
  const names = [...leftOut].sort().join(', ');
  if (names === told.get()) return;
  told.set(names);
  if (names) updates.set({ text: `Some of what this browser had kept could not be read and was left out: ${names}.` });
}
