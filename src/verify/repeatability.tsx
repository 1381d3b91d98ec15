import { useQuery } from '@tanstack/react-query';
import { recipeField } from '#recipe/recipe.ts';
import { type Tally, tallies } from './findings.ts';
import { judgeQuery, verdictsQuery } from './queries.ts';
import { plural, withoutLabel } from './words.ts';

/** How repeatable pictures are, by model and endpoint. */
export function Repeatability() {
  const { data: verdicts = [], error } = useQuery(verdictsQuery);
  const { data: unjudged = [], isFetching } = useQuery(judgeQuery());
  const rows = tallies(verdicts);
  return (
    <>
      <p className="max-w-[75ch] text-xs text-mute">
        What exact repeats with the cache off have shown so far, by model and endpoint. A repeat that may come from a
        cache counts as nothing else.
      </p>
      {rows.length === 0 ? (
        <p className="mt-3">{isFetching ? 'Comparing…' : 'Nothing was repeated yet. Verify a picture first.'}</p>
      ) : (
        <section
          aria-label="By model and endpoint"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and keys must be able to scroll it
          tabIndex={0}
          className="mt-3 overflow-x-auto"
        >
          <table className="w-full text-left">
            <thead>
              <tr className="border-b border-line text-xs text-faint">
                {['Model', 'Endpoint'].map((name) => (
                  <th key={name} scope="col" className="py-1 pr-3 font-normal">
                    {name}
                  </th>
                ))}
                {['Repeats', 'Identical', 'Nearly the same', 'Different', 'Perhaps cached'].map((name) => (
                  <th key={name} scope="col" className="py-1 pr-3 text-right font-normal">
                    {name}
                  </th>
                ))}
                <th scope="col" className="py-1 font-normal">
                  Seems ignored
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={JSON.stringify([row.endpoint, row.model, row.provider])} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {unjudged.length > 0 && (
        <p className="mt-3 text-xs text-mute">
          {plural(unjudged.length, 'repeat')} cannot be compared: {unjudged[0]?.why}
        </p>
      )}
      {error && <p className="mt-3 text-danger-text">What is known cannot be read. {error.message}</p>}
    </>
  );
}

function Row({ row: { endpoint, model, provider, findings, ...counts } }: { row: Tally }) {
  const ignored = recipeField.options.filter((field) => findings[field] === 'ignored').map(withoutLabel);
  const { repeats, identical, near, different, cached } = counts;
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="min-w-32 py-1.5 pr-3 font-medium wrap-anywhere">
        {model}
      </th>
      <td className="min-w-24 py-1.5 pr-3 wrap-anywhere text-mute">
        {endpoint.name}
        {provider !== undefined && ` · ${provider}`}
      </td>
      {[repeats, identical, near, different, cached].map((count, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are
        <td key={column} className={`mono py-1.5 pr-3 text-right ${count === 0 ? 'text-faint' : ''}`}>
          {count}
        </td>
      ))}
      <td className="py-1.5 text-mute">{ignored.join(', ') || '–'}</td>
    </tr>
  );
}
