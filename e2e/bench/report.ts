/** A measure of ours beside the same measure of the bare page, one number a round. Rounds are interleaved. */
export type Comparison = {
  measure: string;
  ours: readonly number[];
  bare?: readonly number[];
  /** `ratio`: ours may be this many times the bare page. `atMost`: ours may be this large, whatever the bare page is. */
  goal?: { ratio: number } | { atMost: number };
};

/** Prints one table: medians, the ratio of the two, the goal, and whether it is met. */
export function printComparison(title: string, bareName: string, comparisons: readonly Comparison[]): void {
  const rounds = Math.min(...comparisons.map(({ ours }) => ours.length));
  const head = ['measure', 'Proofsheet', bareName, 'ratio', 'goal', ''];
  const rows = comparisons.map(({ measure, ours, bare, goal }) => {
    const value = median(ours);
    const floor = bare && median(bare);
    const ratio = floor === undefined ? undefined : value / floor;
    return [
      measure,
      digits(value),
      floor === undefined ? '' : digits(floor),
      ratio?.toFixed(2) ?? '',
      ...verdict(value, ratio, goal),
    ];
  });
  printTable(rounds > 1 ? `${title} (medians of ${rounds})` : title, [head, ...rows]);
}

/** Prints rows under a title in columns as wide as they need to be, numbers to the right. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
  console.log(`\n${title}\n${rows.map((row) => `  ${line(row).join('  ')}`.trimEnd()).join('\n')}\n`);
}

/** The value that so many per cent of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(values, 50);
}

function verdict(value: number, ratio: number | undefined, goal: Comparison['goal']): [string, string] {
  if (!goal) return ['', ''];
  if ('atMost' in goal) return [`≤ ${goal.atMost}`, value <= goal.atMost ? 'ok' : 'over'];
  return [`≤ ${goal.ratio} ×`, ratio !== undefined && ratio <= goal.ratio ? 'ok' : 'over'];
}

function digits(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
}
