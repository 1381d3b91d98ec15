/**
 * The nth seed (0, 1, …) that follows from a sheet's: looks random, is the same every time, and differs for every n. So
 * "random 4" on an axis needs no chance, and the first four of "random 6" are those four. MurmurHash3's finalizer over a
 * Weyl sequence, as in SplitMix: both are one-to-one on 32 bits.
 */
export function seedFrom(seed: number, n: number): number {
  let hash = (seed + Math.imul(n + 1, 0x9e3779b9)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
