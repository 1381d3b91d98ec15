import type { Catalogue } from './catalogue.ts';
import { readLooks } from './read-library.ts';

/** Small copies that are read at a time: some tens of milliseconds. */
const chunk = 500;

type Ports = {
  catalogue: Catalogue;
  /** Does one thing after the other. */
  enqueue: (task: () => Promise<void>) => void;
  onChange: () => void;
};

/**
 * What only the small copies of pictures say: which are black or damaged, and how large they really are. They are read
 * when that is asked for; from then on, when one is made.
 */
export function createLooks({ catalogue, enqueue, onChange }: Ports) {
  const looked = new Set<string>();
  let due: string[] = [];
  let isAskedFor = false;
  /** Of the first look, which answers wait for. */
  let first = { of: 0, isOver: false };

  /** Looks at every picture that was not looked at yet. `isWhole`: there are no others. */
  function lookAtAll(isWhole: boolean): void {
    isAskedFor = true;
    if (due.length > 0) return;
    due = catalogue.order.map((row) => catalogue.ids[row] ?? '').filter((id) => !looked.has(id));
    if (!first.isOver) first = { of: due.length, isOver: due.length === 0 && isWhole };
    if (due.length > 0) enqueue(() => lookAtNext(isWhole));
  }

  async function lookAtNext(isWhole: boolean): Promise<void> {
    const part = due.slice(0, chunk);
    await lookAt(part);
    due = due.slice(part.length);
    if (due.length > 0) enqueue(() => lookAtNext(isWhole));
    else first.isOver ||= isWhole;
    onChange();
  }

  async function lookAt(ids: readonly string[]): Promise<void> {
    const looks = new Map(await readLooks(ids));
    for (const id of ids) {
      const row = catalogue.rowOf(id);
      if (row === undefined) continue;
      looked.add(id);
      const look = looks.get(id);
      catalogue.setState(row, 'black', look?.flaw === 'black');
      catalogue.setState(row, 'damaged', look?.flaw === 'damaged');
      if (look?.size) catalogue.setSize(row, look.size);
    }
  }

  return {
    lookAtAll,
    /** Small copies of these were made; which changes nothing before somebody asked for what they say. */
    hear: async (ids: readonly string[]) => {
      if (!isAskedFor) return;
      await lookAt(ids);
      onChange();
    },
    forget: (id: string) => void looked.delete(id),
    /** Forgets what is under way: it did not come off. */
    stop: () => {
      due = [];
    },
    /** The part that was looked at, 0 … 1. Pictures that come later are not waited for. */
    progress: () => (first.isOver ? 1 : Math.min(0.99, 1 - due.length / Math.max(1, first.of))),
  };
}
