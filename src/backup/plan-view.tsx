import { count } from './backup-section.tsx';
import { OthersView } from './others-view.tsx';
import type { Plan } from './plan-restore.ts';
import type { Archive } from './read-archive.ts';

/** The most damaged pictures that are named one by one. */
const mostNamed = 50;

/** What a restore would do, before it does it. */
export function PlanView({ archive, plan, searches }: { archive: Archive; plan: Plan; searches: number }) {
  const small = plan.fresh.filter(({ file, small }) => !file && small).length;
  const withoutPixels = plan.fresh.filter(({ file, small }) => !file && !small).length;
  const lines = [
    [plan.fresh.length, 'new here: they come', 'new here: it comes'],
    [
      small,
      'of those as a recipe and a small copy: their pixels were forgotten',
      'of those as a recipe and a small copy: its pixels were forgotten',
    ],
    [
      withoutPixels,
      'of those as a recipe alone: their pixels were not in the library either',
      'of those as a recipe alone: its pixels were not in the library either',
    ],
    [
      plan.emptied.length,
      'here as a recipe alone: they get their pixels back',
      'here as a recipe alone: it gets its pixels back',
    ],
    [plan.here, 'here already: they stay as they are', 'here already: it stays as it is'],
    [
      plan.twins,
      'here under another name, pixel for pixel: they do not come twice',
      'here under another name, pixel for pixel: it does not come twice',
    ],
    [
      plan.deleted,
      'deleted here in the last 30 days: they stay deleted',
      'deleted here in the last 30 days: it stays deleted',
    ],
  ] as const;
  return (
    <div className="grid gap-1.5 rounded-lg border border-line p-3">
      <p className="text-mute">Backup of {new Date(archive.createdAt).toLocaleString()}</p>
      <ul>
        {lines.map(
          ([pictures, words, wordsForOne]) =>
            pictures > 0 && (
              <li key={words}>
                {count(pictures)} {pictures === 1 ? wordsForOne : words}.
              </li>
            ),
        )}
        <OthersView plan={plan.others} />
        {searches > 0 && (
          <li>
            {searches === 1 ? '1 saved search new here: it comes.' : `${searches} saved searches new here: they come.`}
          </li>
        )}
      </ul>
      {archive.isDamaged && (
        <p className="text-warn-text">This archive is damaged. What can be read of it is listed here.</p>
      )}
      {archive.unreadable > 0 && (
        <p className="text-warn-text">
          {archive.unreadable === 1 ? '1 record' : `${archive.unreadable} records or more`} cannot be read.
        </p>
      )}
      {archive.unfit.length > 0 && (
        <details>
          <summary className="text-warn-text">
            {archive.unfit.length === 1 ? '1 record' : `${archive.unfit.length} records`} of other kinds cannot come.
          </summary>
          <ul className="max-h-32 overflow-y-auto text-xs">
            {archive.unfit.slice(0, mostNamed).map((words) => (
              <li key={words} className="truncate">
                {words}
              </li>
            ))}
            {archive.unfit.length > mostNamed && <li>and {archive.unfit.length - mostNamed} more</li>}
          </ul>
        </details>
      )}
      {plan.damaged.length > 0 && (
        <details>
          <summary className="text-danger-text">{count(plan.damaged.length)} cannot come.</summary>
          <ul className="max-h-32 overflow-y-auto text-xs">
            {plan.damaged.slice(0, mostNamed).map(({ line, why }) => (
              <li key={line.row.id} className="truncate">
                “{line.row.recipe.prompt}”, seed {line.row.recipe.seed}: {why}
              </li>
            ))}
            {plan.damaged.length > mostNamed && <li>and {plan.damaged.length - mostNamed} more</li>}
          </ul>
        </details>
      )}
    </div>
  );
}
