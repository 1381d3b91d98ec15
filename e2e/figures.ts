import { printTable } from './bench/report.ts';

/** Prints what was measured as a table that says in which browser and when. */
export function printFigures(what: string, browser: string, rows: Record<string, string | number>): void {
  const cells = Object.entries(rows).map(([name, value]) => [name, String(value)]);
  printTable(`${what}, Chromium ${browser}, ${new Date().toISOString().slice(0, 10)}`, [['what', 'value'], ...cells]);
}
