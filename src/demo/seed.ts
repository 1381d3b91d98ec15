/** A seed for a request that brought none: 0…4294967295, the range every server takes. */
export function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
