import { count } from './backup-section.tsx';
import { namedStores, nouns } from './format.ts';
import type { OthersPlan } from './plan-others.ts';

/** What a restore would do beside the pictures, as items of the list of what it would do. */
export function OthersView({ plan }: { plan: OthersPlan }) {
  const lines = [
    [plan.comes, 'new here: they come', 'new here: it comes'],
    [
      plan.replaces,
      'older here: those of the backup take their place',
      'older here: that of the backup takes its place',
    ],
    [plan['stays-deleted'], 'deleted here since: they stay deleted', 'deleted here since: it stays deleted'],
  ] as const;
  return (
    <>
      {lines.map(([counts, words, wordsForOne]) => {
        const kinds = namedStores.flatMap((store) => (counts[store] ? [{ store, records: counts[store] }] : []));
        if (kinds.length === 0) return null;
        const isOne = kinds.length === 1 && kinds[0]?.records === 1;
        return (
          <li key={words}>
            {kinds.map(({ store, records }) => `${records} ${nouns[store]}${records === 1 ? '' : 's'}`).join(', ')}{' '}
            {isOne ? wordsForOne : words}.
          </li>
        );
      })}
      {plan.newerMarks > 0 && (
        <li>{count(plan.newerMarks)} here with an older rating, project or tags: those of the backup come.</li>
      )}
    </>
  );
}
