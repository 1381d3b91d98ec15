// What page and worker say to each other, and the worker's half of the conversation.

/** From the page: a request, or that nobody waits for it any more. */
export type ToWorker =
  | {
      kind: 'request';
      id: number;
      url: string;
      method: string;
      headers: readonly [string, string][];
      body: ArrayBuffer | null;
    }
  | { kind: 'abort'; id: number };

/** From the worker: the answer, or why there is none. The body is transferred, not copied. */
export type FromWorker =
  | { kind: 'response'; id: number; status: number; headers: readonly [string, string][]; body: ArrayBuffer }
  | { kind: 'failure'; id: number; message: string };

type Api = (request: Request) => Promise<Response>;
type Post = (message: FromWorker, transfer: Transferable[]) => void;

/** Answers messages with an API: returns the function to call with every message from the page. */
export function createMessageServer(api: Api, post: Post): (message: ToWorker) => Promise<void> {
  const running = new Map<number, AbortController>();

  return async (message) => {
    if (message.kind === 'abort') {
      running.get(message.id)?.abort();
      return;
    }
    const { id, url, method, headers, body } = message;
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const request = new Request(url, { method, headers: [...headers], body, signal: controller.signal });
      const response = await api(request);
      const bytes = await response.arrayBuffer();
      if (controller.signal.aborted) return;
      post({ kind: 'response', id, status: response.status, headers: [...response.headers], body: bytes }, [bytes]);
    } catch (error) {
      // The page has already told its caller about an abort.
      if (!controller.signal.aborted) post({ kind: 'failure', id, message: String(error) }, []);
    } finally {
      running.delete(id);
    }
  };
}
