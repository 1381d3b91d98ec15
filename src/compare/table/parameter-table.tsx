import { useQuery } from '@tanstack/react-query';
import { comparedQuery } from '#compare/compared-query.ts';
import { compareParameters, type ParameterRow } from './parameter-rows.ts';
import { ItemChanges, WordChanges } from './text-changes.tsx';

type ParameterTableProps = { ids: readonly string[]; labelOf: (id: string) => string };

/** What differs between the pictures, against the first of them; what does not is folded away. */
export function ParameterTable({ ids, labelOf }: ParameterTableProps) {
  const { data: read = [] } = useQuery(comparedQuery(ids));
  const pictures = read.filter((picture) => picture !== undefined);
  const unreadable = ids.filter((_, index) => index in read && read[index] === undefined).map(labelOf);
  const names = pictures.map(({ id }) => labelOf(id));
  const { differing, same, outcome } = compareParameters(pictures);
  return (
    <div className="min-w-0 self-start">
      {unreadable.length > 0 && (
        <p className="mb-2 text-xs text-danger-text">
          Nothing can be said of {unreadable.join(', ')}: deleted, or the record cannot be read.
        </p>
      )}
      {differing.length === 0 && pictures.length > 1 && <p className="text-mute">Made with the same parameters.</p>}
      {pictures.length > 1 && differing.length + outcome.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and keys must be able to scroll it
        <div tabIndex={0} className="relative overflow-x-auto rounded-sm">
          <table className="mono w-full table-fixed text-left" style={{ minWidth: `${6.5 + 8 * names.length}rem` }}>
            <caption className="mb-1 text-left font-sans text-xs text-mute">What differs</caption>
            <thead>
              <tr className="border-b border-line text-faint">
                <th scope="col" className="w-26 py-1 font-normal">
                  Parameter
                </th>
                {names.map((name) => (
                  <th key={name} scope="col" className="py-1 font-normal">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...differing, ...outcome].map((row) => (
                <Row key={row.label} row={row} names={names} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pictures.length > 1 && same.length > 0 && <Same rows={same} />}
    </div>
  );
}

function Row({ row: { label, kind, values, unset }, names }: { row: ParameterRow; names: readonly string[] }) {
  const [first] = values;
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-1.5 pr-2 font-normal text-faint">
        {label}
      </th>
      {names.map((name, index) => {
        const value = values[index];
        const isOther = index > 0 && value !== first;
        return (
          <td key={name} className={`py-1.5 pr-2 wrap-anywhere ${isOther ? 'text-accent-text' : ''}`}>
            {value === undefined ? (
              <span className={isOther ? '' : 'text-faint'}>{unset}</span>
            ) : isOther && kind === 'words' ? (
              <WordChanges before={first ?? ''} after={value} />
            ) : isOther && kind === 'items' ? (
              <ItemChanges before={first?.split('\n') ?? []} after={value.split('\n')} />
            ) : kind === 'value' ? (
              // Of two, the second is the other one anyway.
              `${isOther && names.length > 2 ? '≠ ' : ''}${value}`
            ) : (
              <p className="max-h-48 overflow-y-auto font-sans whitespace-pre-wrap">
                {kind === 'items' ? value.replaceAll('\n', ', ') : value}
              </p>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Same({ rows }: { rows: readonly ParameterRow[] }) {
  return (
    <details className="mt-2">
      <summary className="w-fit rounded text-xs text-mute">{rows.length} the same</summary>
      <dl className="mono mt-1 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2.5 gap-y-[5px]">
        {rows.map(({ label, values }) => (
          <div key={label} className="contents">
            <dt className="text-faint">{label}</dt>
            <dd className="max-h-32 overflow-y-auto wrap-anywhere">{values[0]?.replaceAll('\n', ', ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
