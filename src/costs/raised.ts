/** The next budget to offer: doubled until there is room above what is spent. Amounts are US dollars. */
export function raised(budget: number, spent: number): number {
  let next = budget > 0 ? budget * 2 : 1;
  while (next <= spent) next *= 2;
  return next;
}
