/** `late`: there is time. `soon`: after a pause, with what else comes in it. `now`: a person waits. */
type Urgency = 'late' | 'soon' | 'now';

const ranks = { late: 0, soon: 1, now: 2 };

/** Wakes a piece of work that waits for news. A ring that nobody waited for is remembered. */
export type Bell = {
  ring: (urgency: Urgency) => void;
  rung: (pauseMs: number, longPauseMs?: number) => Promise<void>;
};

export function newBell(): Bell {
  let heard: Urgency | undefined;
  let wake = () => {};
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return {
    ring: (urgency) => {
      if (!heard || ranks[urgency] > ranks[heard]) heard = urgency;
      wake();
    },
    rung: async (pauseMs, longPauseMs = pauseMs) => {
      if (!heard) await next();
      const over = (ms: number) => new Promise<'over'>((resolve) => setTimeout(resolve, ms, 'over'));
      const [soon, late] = [over(pauseMs), over(longPauseMs)];
      while (heard !== 'now') {
        if ((await Promise.race([next(), heard === 'soon' ? soon : late])) === 'over') break;
      }
      heard = undefined;
    },
  };
}
