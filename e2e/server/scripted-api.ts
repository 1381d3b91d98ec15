import type { Answer } from './answer.ts';
import { picture } from './answers.ts';
import type { Cors } from './cors.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';

export type ScriptedApi = HttpServer & {
  /** Puts answers in the queue: one is used for each call, in order. */
  answer: (...answers: readonly Answer[]) => void;
  /** What calls get once the queue is empty; a picture if nothing else was said. */
  otherwise: (answer: Answer) => void;
};

/** Starts a server that does what it was told: `api.answer(loadingModel(2), picture())`. Preflights use no answer up. */
export async function startScriptedApi(options: { cors?: Cors | 'none' } = {}): Promise<ScriptedApi> {
  const queue: Answer[] = [];
  let fallback: Answer = picture();
  const server = await startHttpServer((request, raw) => (queue.shift() ?? fallback)(request, raw), options);
  return {
    ...server,
    answer: (...answers) => {
      queue.push(...answers);
    },
    otherwise: (answer) => {
      fallback = answer;
    },
  };
}
