/**
 * Who else is open, where a browser has no Web Locks, as on plain http that is not this machine's: tabs ask one another.
 * One that does not answer is gone, or asleep; a tab that slept answers when it wakes.
 */

const channelName = 'proofsheet-tabs';

/** How long answers are waited for, in milliseconds: also a tab in the background gives one as soon as it is free. */
const patienceMs = 1000;

type Message = { ask: true } | { here: string };

let channel: BroadcastChannel | undefined;
/** Tabs that did not answer in time, and those of them that did after all: the next question counts these. */
const missed = new Set<string>();
const late = new Set<string>();
const waiting = new Set<(name: string) => void>();

/**
 * Answers for this tab from here on.
 *
 * @param onLate hears that a tab answered too late: what was said of its jobs is wrong
 */
export function answerFor(thisTab: string, onLate: () => void): void {
  channel ??= new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('ask' in data) return void channel?.postMessage({ here: thisTab } satisfies Message);
    for (const hear of waiting) hear(data.here);
    if (missed.delete(data.here)) {
      late.add(data.here);
      onLate();
    }
  };
}

/** Which of these tabs are open. Resolves as soon as all have answered. */
export function whoAnswers(names: Iterable<string>): Promise<ReadonlySet<string>> {
  const asked = new Set(names);
  const alive = new Set([...late].filter((name) => asked.has(name)));
  late.clear();
  if (alive.size === asked.size || !channel) return Promise.resolve(alive);
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const name of asked) if (!alive.has(name)) missed.add(name);
      waiting.delete(hear);
      resolve(alive);
    };
    const hear = (name: string) => {
      if (asked.has(name)) alive.add(name);
      if (alive.size === asked.size) end();
    };
    const timer = setTimeout(end, patienceMs);
    waiting.add(hear);
    channel?.postMessage({ ask: true } satisfies Message);
  });
}
