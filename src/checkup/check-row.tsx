import type { Outcome } from './check.ts';
import { type Finding, resultNames } from './report.ts';

const colors = {
  good: { dot: 'bg-ok', words: 'text-mute' },
  note: { dot: 'bg-warn-line', words: 'text-warn-text' },
  bad: { dot: 'bg-danger-text', words: 'text-danger-text' },
  unknown: { dot: 'border border-edge', words: 'text-mute' },
} as const satisfies Record<Outcome['result'], unknown>;

/** One check: what it found and what to do about that, and why it matters. */
export function CheckRow({ id, name, means, outcome }: Finding) {
  const { dot, words } = outcome ? colors[outcome.result] : { dot: 'bg-line', words: 'text-faint' };
  return (
    <li
      aria-labelledby={`check-${id}`}
      className="grid grid-cols-[8px_minmax(0,1fr)] gap-x-3 border-t border-line px-4 py-3 first:border-0 max-mid:px-3"
    >
      <span aria-hidden className={`mt-[5px] size-2 rounded-full ${dot}`} />
      <div className="grid gap-1">
        <div className="flex items-baseline justify-between gap-3">
          <h3 id={`check-${id}`} className="font-medium">
            {name}
          </h3>
          <span className={`text-xs whitespace-nowrap ${words}`}>
            {outcome ? resultNames[outcome.result] : 'looking …'}
          </span>
        </div>
        {outcome && <p className="wrap-anywhere">{outcome.text}</p>}
        {outcome?.list && outcome.list.length > 0 && (
          <ul className="mono grid max-h-40 gap-0.5 overflow-y-auto rounded-lg border border-line bg-ground px-2.5 py-1.5 wrap-anywhere">
            {outcome.list.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
        {outcome?.advice && <p className={`${words}`}>{outcome.advice}</p>}
        <p className="text-xs text-mute">{means}</p>
      </div>
    </li>
  );
}
