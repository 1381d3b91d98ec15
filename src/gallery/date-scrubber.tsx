import './date-scrubber.css';
import type { Ref } from 'react';
import type { Row } from './layout.ts';

type DateScrubberProps = {
  rows: readonly Row[];
  /** The number of the row that is at the top, by whose day it is called. */
  place: number;
  /** Goes to a row by its number. */
  onGo: (row: number) => void;
  ref: Ref<HTMLInputElement>;
};

/** A rail of dates beside the timeline: dragging along it goes through the years. Its value is the row at the top. */
export function DateScrubber({ rows, place, onGo, ref }: DateScrubberProps) {
  const last = Math.max(1, rows.length - 1);
  return (
    <div className="absolute inset-y-3 right-1.5 w-14">
      {months(rows).map(({ label, place }) => (
        <span
          key={place}
          aria-hidden
          className="mono pointer-events-none absolute right-6 -translate-y-1/2 text-[10px] whitespace-nowrap text-faint"
          style={{ top: `${(place / last) * 100}%` }}
        >
          {label}
        </span>
      ))}
      <input
        ref={ref}
        type="range"
        aria-label="Date"
        title="Go to a date"
        className="scrubber absolute inset-y-0 right-0 w-4"
        min={0}
        max={last}
        defaultValue={0}
        aria-valuetext={dayOf(rows, place)}
        onChange={({ currentTarget }) => onGo(currentTarget.valueAsNumber)}
      />
    </div>
  );
}

/** The day under which a row stands, in words. */
function dayOf(rows: readonly Row[], place: number): string {
  for (let at = Math.min(place, rows.length - 1); at >= 0; at--) {
    const row = rows[at];
    if (row?.kind === 'day') return new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(row.day);
  }
  return '';
}

/** Where months begin, as many as have room on the rail: at least so many hundredths of it lie between two. */
function months(rows: readonly Row[]): { label: string; place: number }[] {
  const apart = rows.length * 0.035;
  const format = new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit' });
  const labels: { label: string; place: number }[] = [];
  for (const [place, row] of rows.entries()) {
    if (row.kind !== 'day') continue;
    const before = labels.at(-1);
    if (before && place - before.place < apart) continue;
    const label = format.format(row.day);
    if (before?.label !== label) labels.push({ label, place });
  }
  return labels;
}
