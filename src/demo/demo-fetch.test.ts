import { describe, expect, it, vi } from 'vitest';
import { createDemoFetch, type DemoWorker } from './demo-fetch.ts';
import { createMessageServer, type FromWorker } from './demo-messages.ts';

type Api = (request: Request) => Promise<Response>;

/** A worker on this thread: messages are cloned and transferred as between real ones. */
function createThread(api: Api) {
  const workers: DemoWorker[] = [];
  const terminate = vi.fn();
  const start = () => {
    const worker: DemoWorker = {
      postMessage: (message, transfer) => void serve(structuredClone(message, { transfer })),
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      terminate,
    };
    const post = (message: FromWorker, transfer: Transferable[]) => {
      worker.onmessage?.(new MessageEvent('message', { data: structuredClone(message, { transfer }) }));
    };
    const serve = createMessageServer(api, post);
    workers.push(worker);
    return worker;
  };
  const die = () => {
    const event = Object.assign(new Event('error'), { message: 'out of memory' });
    Reflect.apply(workers.at(-1)?.onerror ?? (() => undefined), undefined, [event]);
  };
  return { start, workers, die, terminate };
}

const echo: Api = async (request) => {
  const headers = { 'x-method': request.method, 'x-asked': request.headers.get('x-ask') ?? '' };
  return new Response(`${request.url} ${await request.text()}`, { status: 503, headers });
};

const ask = (signal?: AbortSignal) =>
  new Request('http://demo.test/models/a/b', {
    method: 'POST',
    body: 'hello',
    headers: { 'x-ask': 'yes' },
    ...(signal !== undefined && { signal }),
  });

/** An API that answers when told to. */
function createHeldApi() {
  const aborted: unknown[] = [];
  const api: Api = (request) =>
    new Promise((_, reject) => {
      request.signal.addEventListener('abort', () => {
        aborted.push(request.signal.reason);
        reject(request.signal.reason);
      });
    });
  return { api, aborted };
}

describe('the demo fetch', () => {
  it('carries a request over and its answer back', async () => {
    const { start } = createThread(echo);
    const response = await createDemoFetch(start)(ask());
    expect(response.status).toBe(503);
    expect(response.headers.get('x-method')).toBe('POST');
    expect(response.headers.get('x-asked')).toBe('yes');
    expect(await response.text()).toBe('http://demo.test/models/a/b hello');
  });

  it('starts one worker, with the first call', async () => {
    const { start, workers } = createThread(echo);
    const demoFetch = createDemoFetch(start);
    expect(workers).toHaveLength(0);
    await Promise.all([demoFetch(ask()), demoFetch(ask())]);
    expect(workers).toHaveLength(1);
  });

  it("rejects with the signal's reason at once, and tells the worker", async () => {
    const { api, aborted } = createHeldApi();
    const controller = new AbortController();
    const answer = createDemoFetch(createThread(api).start)(ask(controller.signal));
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(new DOMException('enough', 'AbortError'));
    await expect(answer).rejects.toThrow('enough');
    expect(aborted).toHaveLength(1);
  });

  it('does not bother the worker with a request that is aborted already', async () => {
    const { start, workers } = createThread(echo);
    await expect(createDemoFetch(start)(ask(AbortSignal.abort()))).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers).toHaveLength(0);
  });

  it('fails like a network when the worker dies, and starts a new one for the next call', async () => {
    const held = createHeldApi();
    let api = held.api;
    const { start, workers, die, terminate } = createThread((request) => api(request));
    const demoFetch = createDemoFetch(start);
    const answers = [demoFetch(ask()), demoFetch(ask())];
    await new Promise((resolve) => setTimeout(resolve, 5));
    const outcome = Promise.allSettled(answers);
    die();
    for (const result of await outcome) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) });
    }
    expect(terminate).toHaveBeenCalledOnce();
    api = echo;
    expect((await demoFetch(ask())).status).toBe(503);
    expect(workers).toHaveLength(2);
  });

  it('fails like a network when the server breaks', async () => {
    const { start } = createThread(() => Promise.reject(new RangeError('too large')));
    await expect(createDemoFetch(start)(ask())).rejects.toThrow(TypeError);
  });
});
