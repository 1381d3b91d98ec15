import type { Search } from './format.ts';
import type { Tag } from './pack-picture.ts';

/** What other parts of the page know how to do, lent to backups. */
export type Lent = {
  /** Writes what made a picture into a copy of its bytes. */
  tag: Tag;
  /** The searches that are kept under names; `add` leaves those alone whose names are taken. */
  searches: { read: () => readonly Search[]; add: (searches: readonly Search[]) => void };
};
