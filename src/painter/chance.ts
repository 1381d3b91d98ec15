// Chance that is no chance: the same words give the same numbers, on every machine.

/** A 32-bit hash of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  // FNV alone leaves similar texts with similar high bits; the finish of murmur3 spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A stream of numbers. */
export type Chance = {
  /** 0 ≤ next < 1. */
  next: () => number;
  /** Between two numbers, evenly. */
  between: (low: number, high: number) => number;
  /** One of a list, evenly. */
  pick: <T>(items: readonly [T, ...T[]]) => T;
};

/** The stream that belongs to a text (mulberry32). Take one per purpose, so that nothing shifts when another goes. */
export function createChance(text: string): Chance {
  let state = hashText(text);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}
