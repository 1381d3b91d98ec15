/** US dollars for people: "$0.12", "$5", and "< $0.01" for what would be rounded to nothing. */
export function dollars(amount: number): string {
  if (amount > 0 && amount < 0.01) return '< $0.01';
  return `$${amount.toFixed(2).replace(/\.00$/, '')}`;
}
