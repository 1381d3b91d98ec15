import { startWorker } from '#lib/start-worker.ts';
import type { FromWorker, ToWorker } from './demo-messages.ts';
import workerUrl from './demo-worker.ts?worker&url';

/** The part of a Worker that is used here; a test brings its own. */
export type DemoWorker = {
  postMessage: (message: ToWorker, transfer: Transferable[]) => void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  terminate: () => void;
};

type Pending = { resolve: (response: Response) => void; reject: (reason: unknown) => void };

/**
 * A `fetch` that is answered by the demo server in a worker, which starts with the first call.
 *
 * Rejects with the signal's reason as soon as `request.signal` aborts, and with a TypeError, as after a network
 * failure, when the worker dies; the next call then starts a new one.
 */
export function createDemoFetch(startPainter: () => DemoWorker = start): (request: Request) => Promise<Response> {
  const pending = new Map<number, Pending>();
  let worker: DemoWorker | undefined;
  let lastId = 0;

  return async (request) => {
    const { url, method, signal } = request;
    const headers = [...request.headers];
    // Asked of the method, because Firefox has no `request.body` to look at.
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    signal.throwIfAborted();
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        settle(id)?.reject(signal.reason);
        worker?.postMessage({ kind: 'abort', id }, []);
      };
      const done = () => signal.removeEventListener('abort', onAbort);
      pending.set(id, {
        resolve: (response) => {
          done();
          resolve(response);
        },
        reject: (reason) => {
          done();
          reject(reason);
        },
      });
      signal.addEventListener('abort', onAbort, { once: true });
      worker ??= listen(startPainter());
      worker.postMessage({ kind: 'request', id, url, method, headers, body }, body === null ? [] : [body]);
    });
  };

  function listen(started: DemoWorker): DemoWorker {
    started.onmessage = ({ data }) => {
      const caller = settle(data.id);
      if (data.kind === 'failure') caller?.reject(new TypeError(data.message));
      else caller?.resolve(new Response(data.body, { status: data.status, headers: [...data.headers] }));
    };
    started.onerror = (event) => bury(started, event.message);
    started.onmessageerror = () => bury(started, 'its answer could not be read');
    return started;
  }

  function bury(dead: DemoWorker, reason: string): void {
    dead.terminate();
    if (worker !== dead) return;
    worker = undefined;
    for (const id of [...pending.keys()]) {
      settle(id)?.reject(new TypeError(`The demo engine stopped: ${reason || 'it could not start'}`));
    }
  }

  /** Takes a caller off the list, so that it hears one answer only. */
  function settle(id: number): Pending | undefined {
    const caller = pending.get(id);
    pending.delete(id);
    return caller;
  }
}

function start(): DemoWorker {
  return startWorker(workerUrl, 'demo');
}
