/**
 * Days as they are typed: a year, a month, a day, or a word that moves along with time. Times are of the place where
 * the designer is, as the browser knows it.
 */

/** The day in its one spelling ("2026-03", "today", "7d"), or undefined when it is none. */
export function readDay(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  if (['today', 'yesterday'].includes(text)) return text;
  const ago = /^(\d{1,4})\s?([dw])[a-z]{0,4}$/.exec(text);
  if (ago) return `${Number(ago[1])}${ago[2]}`;
  const parts = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (!parts) return undefined;
  const [year = '', month, day] = parts.slice(1);
  const date = new Date(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  // A 31st of February rolls over into March.
  if (month !== undefined && date.getMonth() !== Number(month) - 1) return undefined;
  if (day !== undefined && date.getDate() !== Number(day)) return undefined;
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
}

/** From when to when a day lasts, in epoch milliseconds, the end not included. */
export function spanOf(day: string, now: number): { from: number; to: number } {
  const today = new Date(now);
  const daysAgo = (days: number, length = 1) => {
    const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
    const to = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + length);
    return { from: from.getTime(), to: to.getTime() };
  };
  if (day === 'today') return daysAgo(0);
  if (day === 'yesterday') return daysAgo(1);
  const ago = /^(\d+)([dw])$/.exec(day);
  if (ago) return daysAgo(Number(ago[1]) * (ago[2] === 'w' ? 7 : 1));
  const [year = 0, month, date] = day.split('-').map(Number);
  const from = new Date(year, (month ?? 1) - 1, date ?? 1);
  const to = new Date(from);
  if (date !== undefined) to.setDate(date + 1);
  else if (month !== undefined) to.setMonth(month);
  else to.setFullYear(year + 1);
  return { from: from.getTime(), to: to.getTime() };
}
