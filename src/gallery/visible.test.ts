import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogueOf } from '#library/catalogue.ts';
import { frameId } from '#library/rows.ts';
import { seenOrder } from './seen-order.ts';
import { visible } from './visible.ts';

const everything = { inProject: undefined, picks: undefined, found: undefined, jobIds: [] };
const picture = (run: string, frame = 1) => frameId(run, frame);

test('without a search pictures are walked newest run first, its frames in their order', () => {
  const everywhere = [picture('a'), picture('b', 1), picture('b', 2)];
  expect(visible({ ...everything, everywhere })).toEqual({
    shown: everywhere,
    order: undefined,
    ids: [picture('b', 1), picture('b', 2), picture('a')],
  });
});

test('a failed job that was found stands among the pictures, also within its project', () => {
  const [a, b, failed, elsewhere] = [picture('a'), picture('b'), picture('c'), picture('d')];
  const found = [elsewhere, failed, b, a];
  const all = visible({ ...everything, everywhere: [a, b], found });
  expect(all).toEqual({ shown: [a, b], order: found, ids: [b, a] });
  const inProject = visible({ ...everything, everywhere: [a, b], inProject: [b], found, jobIds: [failed] });
  expect(inProject).toEqual({ shown: [b], order: [failed, b], ids: [b] });
});

test('what is on show is what was found, is in the project and is picked, each once', () => {
  const some = fc.subarray(Array.from({ length: 30 }, (_, at) => picture(`run${at >> 1}`.padStart(9, '0'), at % 2)));
  const newestFirst = some.map((ids) => seenOrder(catalogueOf(ids.toSorted())));
  const ordered = fc.oneof(
    newestFirst,
    newestFirst.map((ids) => ids.toReversed()),
    some.chain((ids) => fc.shuffledSubarray(ids)),
  );
  fc.assert(
    fc.property(some, fc.option(some), fc.option(some), fc.option(ordered), (all, project, picked, found) => {
      const everywhere = all.toSorted();
      const [inProject, picks] = [project?.toSorted(), picked?.toSorted()];
      const { shown, order, ids } = visible({ everywhere, inProject, picks, found: found ?? undefined, jobIds: [] });
      const lists = [inProject, picks, found].filter((list) => list != null);
      const expected = everywhere.filter((id) => lists.every((list) => list.includes(id)));
      expect(shown).toEqual(expected);
      expect(ids.toSorted()).toEqual(expected);
      if (found) expect(ids).toEqual(found.filter((id) => expected.includes(id)));
      expect(order === undefined).toBe(found === null);
    }),
  );
});
