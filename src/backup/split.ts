/**
 * Splits a list into runs of neighbours, each as long as it can be without its sizes passing a limit together; what is
 * larger alone stands alone. At least one, if only an empty one.
 */
export function split<T>(items: readonly T[], sizeOf: (item: T) => number, most: number): T[][] {
  const parts: T[][] = [[]];
  let room = most;
  for (const item of items) {
    const size = sizeOf(item);
    room -= size;
    if (room < 0 && parts.at(-1)?.length) {
      parts.push([]);
      room = most - size;
    }
    parts.at(-1)?.push(item);
  }
  return parts;
}
