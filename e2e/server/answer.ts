import type { Handler } from './http-server.ts';

/** What a server does with one request: made by the functions in `answers.ts` and `faults.ts`. */
export type Answer = Handler;

/** An answer that waits until the test says so: `const slow = held(picture()); api.answer(slow.answer); slow.release()`. */
export function held(answer: Answer): { answer: Answer; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    release: () => release(),
    answer: async (request, raw) => {
      await Promise.race([released, left(request)]);
      return request.signal.aborted ? undefined : answer(request, raw);
    },
  };
}

/** Resolves when the client has gone. */
export function left({ signal }: Request): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
