/** `soon`: after a pause, with what else comes in it. `now`: a person waits. */
type Urgency = 'soon' | 'now';

/** Wakes a piece of work that waits for news. A ring that nobody waited for is remembered. */
export type Bell = { ring: (urgency: Urgency) => void; rung: (pauseMs: number) => Promise<void> };

export function newBell(): Bell {
  let heard: Urgency | undefined;
  let wake = () => {};
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return {
    ring: (urgency) => {
      if (heard !== 'now') heard = urgency;
      wake();
    },
    rung: async (pauseMs) => {
      if (!heard) await next();
      const over = new Promise<'over'>((resolve) => setTimeout(resolve, pauseMs, 'over'));
      while (heard !== 'now') if ((await Promise.race([next(), over])) === 'over') break;
      heard = undefined;
    },
  };
}
