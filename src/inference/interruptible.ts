import { type Ports, send } from './send.ts';

/** How long a server may take to hear an interruption, in milliseconds, before the next request goes out regardless. */
const interruptMs = 5000;

/** Interruptions on their way, by where they go. */
const stopping = new Map<string, Promise<unknown>>();

/**
 * Makes something that its server stops working on when the signal aborts: once, and only while it is being made.
 * Such a server stops whatever it works on, so nothing new is asked of it until it has heard of the last interruption.
 */
export async function interruptible<Made>(
  make: () => Promise<Made>,
  interrupt: { method: 'POST'; url: string },
  { authorize, signal }: Pick<Ports, 'authorize' | 'signal'>,
): Promise<Made> {
  await stopping.get(interrupt.url);
  signal.throwIfAborted();
  const stop = () => {
    const heard = send(interrupt, { authorize, signal: AbortSignal.timeout(interruptMs) });
    // A server that cannot be told goes on; nobody waits for what it makes.
    stopping.set(
      interrupt.url,
      heard.catch(() => undefined),
    );
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await make();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
