/** Somebody who asks for money before leaving. */
type Asking = {
  id: string;
  /** Takes the money; false when there is not enough. */
  reserve: () => Promise<boolean>;
  /** Gives it back. */
  release: () => Promise<unknown>;
  signal: AbortSignal;
};

/**
 * The gate before requests that cost money: it lets them through one after the other, for as long as there is enough,
 * and keeps the rest waiting in their order until `look` finds that there is again.
 *
 * @param onWaiting hears who waits for money
 */
export function createGate(onWaiting: (ids: readonly string[]) => void) {
  const line: (Asking & { pass: () => void; fail: (reason: unknown) => void })[] = [];
  let waiting = false;
  let looking = false;
  let lookAgain = false;

  function tell(): void {
    onWaiting(waiting ? line.map(({ id }) => id) : []);
  }

  /** Resolves when the money is taken. Rejects with the signal's reason as soon as it aborts; then none is. */
  function enter(asking: Asking): Promise<void> {
    if (asking.signal.aborted) return Promise.reject(asking.signal.reason);
    return new Promise((pass, fail) => {
      const one = { ...asking, pass, fail };
      line.push(one);
      asking.signal.addEventListener(
        'abort',
        () => {
          fail(asking.signal.reason);
          if (take(one)) void look();
        },
        { once: true },
      );
      // Behind somebody who waits there is nothing to be had.
      if (waiting) tell();
      else void look();
    });
  }

  /** Lets through whoever can pay now. */
  async function look(): Promise<void> {
    lookAgain = true;
    if (looking) return;
    looking = true;
    while (lookAgain) {
      lookAgain = false;
      waiting = !(await letThrough());
    }
    looking = false;
    tell();
  }

  /** Whether everybody is through. */
  async function letThrough(): Promise<boolean> {
    for (let first = line[0]; first; first = line[0]) {
      try {
        if (!(await first.reserve())) return line.length === 0;
        // Gone in the meantime: what it was given is not spent.
        if (take(first)) first.pass();
        else await first.release();
      } catch (error) {
        take(first);
        first.fail(error);
      }
    }
    return true;
  }

  function take(one: (typeof line)[number]): boolean {
    const index = line.indexOf(one);
    if (index >= 0) line.splice(index, 1);
    return index >= 0;
  }

  return { enter, look };
}
