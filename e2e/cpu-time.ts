/**
 * The processor's time for some work, in milliseconds, the better of two: a machine that is busy with something else
 * has not met a slow file.
 */
export async function cpuTime(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}
