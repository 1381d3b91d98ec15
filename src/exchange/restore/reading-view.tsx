import type { Reading } from '#exchange/read/reading.ts';
import type { Part, PartRow } from './draft-patch.ts';

type ReadingViewProps = {
  reading: Reading;
  rows: readonly PartRow[];
  chosen: ReadonlySet<Part>;
  onChoose: (part: Part, isChosen: boolean) => void;
};

/** What a file says beside what the form holds, line by line with a tick; what has no place here, and why. */
export function ReadingView({ reading: { extras, raw, bestEffort }, rows, chosen, onChoose }: ReadingViewProps) {
  return (
    <div className="grid gap-4">
      {bestEffort && (
        <p className="text-xs text-warn-text">
          Gathered from a graph of nodes as well as that can be done: compare it with what you know of the picture.
        </p>
      )}
      {rows.length > 0 && (
        <table className="w-full table-fixed border-collapse text-left">
          <thead className="text-xs text-mute max-mid:sr-only">
            <tr>
              <th scope="col" className="w-40 pb-1.5 font-medium">
                Take
              </th>
              <th scope="col" className="pb-1.5 font-medium">
                In the form now
              </th>
              <th scope="col" className="pb-1.5 font-medium">
                In the file
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ part, label, now, said, isSame }) => (
              <tr key={part} className="border-t border-line align-top max-mid:grid max-mid:gap-1 max-mid:py-2">
                <th scope="row" className="py-1.5 pr-3 font-medium max-mid:p-0">
                  <label className="flex items-center gap-2">
                    <input
                      type="checkbox"
                      className="size-4 shrink-0"
                      checked={chosen.has(part)}
                      onChange={({ target }) => onChoose(part, target.checked)}
                    />
                    {label}
                  </label>
                </th>
                <td className="py-1.5 pr-3 text-mute max-mid:p-0 max-mid:pl-6">
                  <span className="flex gap-1.5">
                    <span className="mid:hidden">now:</span>
                    <Value text={now} />
                  </span>
                </td>
                <td className={`py-1.5 max-mid:p-0 max-mid:pl-6 ${isSame ? 'text-mute' : ''}`}>
                  {isSame ? 'the same' : <Value text={said} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {extras.length > 0 && (
        <section aria-label="Not used">
          <h3 className="mb-1.5 text-xs font-medium text-mute">Not used, and why</h3>
          <dl className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
            {extras.map(({ name, value, why }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a file may name a thing twice
              <div key={index} className="contents">
                <dt className="text-mute wrap-anywhere">{name}</dt>
                <dd className="wrap-anywhere">
                  <span className="line-clamp-2">{value}</span>
                  <span className="text-mute">{why}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {raw.length > 0 && (
        <details>
          <summary className="w-fit rounded-sm text-xs font-medium text-mute hover:text-text">
            As it stands there
          </summary>
          {raw.map(({ key, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a file may use a key twice
            <div key={index} className="mt-2">
              <p className="mono text-xs text-faint">{key}</p>
              <pre
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and keys must be able to scroll it
                tabIndex={0}
                className="mono max-h-48 overflow-auto rounded-lg border border-line bg-ground p-2.5 text-xs whitespace-pre-wrap text-mute wrap-anywhere"
              >
                {text}
              </pre>
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

function Value({ text }: { text: string }) {
  if (text === '') return <span className="text-faint">unset</span>;
  return <span className="line-clamp-6 whitespace-pre-wrap wrap-anywhere">{text}</span>;
}
