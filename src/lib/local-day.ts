/** A day where the designer is, today unless another is given, as digits that sort. */
export function localDay(day = new Date()): string {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
