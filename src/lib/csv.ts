export type CsvValue = string | number | undefined;

/**
 * A table for spreadsheets, its head first (RFC 4180). Texts are quoted, and one that a spreadsheet would run as a formula
 * has an apostrophe before it (TRUST R9, A-49; ASVS 1.2.10).
 */
export function csvOf(lines: readonly (readonly CsvValue[])[]): string {
  // The mark of UTF-8 is what Excel needs to read anything but ASCII.
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === undefined || typeof value === 'number') return String(value ?? '');
  const text = value.replaceAll('\0', '');
  return `"${/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
