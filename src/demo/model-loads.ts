/** Pretends that a model takes `coldForMs` to load, from the moment somebody first asks for it. */
export function createModelLoads(coldForMs: number, now: () => number) {
  const firstAskedAt = new Map<string, number>();

  /** Milliseconds until `model` is warm; asking starts the loading. 0 when it is. */
  function msLeft(model: string): number {
    const time = now();
    const startedAt = firstAskedAt.get(model) ?? time;
    firstAskedAt.set(model, startedAt);
    return Math.max(0, startedAt + coldForMs - time);
  }

  return { msLeft };
}
