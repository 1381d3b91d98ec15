/**
 * How many texts there are with 0, 1, … `most` of some options taken in every order, each option at most once: k! times
 * the sum of the products of every k counts. Large numbers lose exactness and end at Infinity.
 *
 * @param counts how many texts each option stands for, at least 1
 */
export function arrangements(counts: readonly number[], most: number): number[] {
  const products = [1, ...Array.from({ length: most }, () => 0)];
  for (const [index, count] of counts.entries()) {
    for (let taken = Math.min(most, index + 1); taken > 0; taken--)
      products[taken] = (products[taken] ?? 0) + (products[taken - 1] ?? 0) * count;
  }
  let orders = 1;
  return products.map((product, taken) => {
    orders *= taken || 1;
    return product * orders;
  });
}

/** The same for one number of options taken, or any smaller number above `enough`, which is found much sooner. */
export function arrangementsOf(counts: readonly number[], taken: number, enough: number): number {
  let atLeast = 1; // were every count 1
  for (let index = 0; index < taken; index++) atLeast *= counts.length - index;
  return atLeast > enough ? atLeast : (arrangements(counts, taken)[taken] ?? 0);
}
