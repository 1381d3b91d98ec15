import { left } from './answer.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { tinyPicture } from './tiny-pictures.ts';

export type Automatic1111 = HttpServer & {
  /** Holds pictures back: they stand at this step of 20 until the next call; `finish` lets them come. */
  paintTo: (step: number) => void;
  finish: () => void;
};

const steps = 20;
const etaS = 30;

/**
 * AUTOMATIC1111's web UI: one picture after the other, in steps, with progress, previews and a way to interrupt.
 *
 * @param cors whether it was started with `--cors-allow-origins`; without it, no page may call it
 * @param api whether it was started with `--api`
 * @param auth "user:password" of `--api-auth`
 */
export async function startAutomatic1111({
  cors = true,
  api = true,
  auth,
}: {
  cors?: boolean;
  api?: boolean;
  auth?: string;
} = {}): Promise<Automatic1111> {
  let step = steps;
  let isAtWork = false;
  let line: Promise<unknown> = Promise.resolve();
  const changes = new EventTarget();
  const change = (to: number) => {
    step = to;
    changes.dispatchEvent(new Event('change'));
  };

  async function txt2img(request: Request): Promise<Response> {
    const asked: Asked = await request.json();
    if (asked.sampler_name && !samplers.includes(asked.sampler_name)) return failure(404, 'Sampler not found');
    const mine = line.then(async () => {
      isAtWork = true;
      while (step < steps && !request.signal.aborted)
        await Promise.race([
          new Promise((done) => changes.addEventListener('change', done, { once: true })),
          left(request),
        ]);
      isAtWork = false;
    });
    line = mine;
    await mine;
    const info = { seed: asked.seed, sd_model_name: 'juggernaut', sd_model_hash: 'aeb7e9e689' };
    const images = [tinyPicture('image/png', { color: 0x7b4b94 }).toString('base64')];
    return Response.json({ images, parameters: asked, info: JSON.stringify(info) });
  }

  const routes: Record<string, (request: Request) => Promise<Response> | Response> = {
    'POST /sdapi/v1/txt2img': txt2img,
    'GET /sdapi/v1/sd-models': () =>
      Response.json(checkpoints.map((title) => ({ title, model_name: 'x', hash: null }))),
    'GET /sdapi/v1/samplers': () => Response.json(samplers.map((name) => ({ name, aliases: [], options: {} }))),
    'POST /sdapi/v1/interrupt': () => {
      change(steps);
      return Response.json({});
    },
    'GET /sdapi/v1/progress': () =>
      Response.json(
        isAtWork
          ? {
              progress: 0.01 + step / steps,
              eta_relative: etaS,
              state: { sampling_step: step, sampling_steps: steps, job_count: 1 },
              current_image: tinyPicture('image/png', { color: 0x101010 * step }).toString('base64'),
            }
          : { progress: 0, eta_relative: 0, state: { job_count: 0 }, current_image: null },
      ),
  };

  const server = await startHttpServer(
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/')
        return new Response('<title>Stable Diffusion</title>', { headers: { 'content-type': 'text/html' } });
      const route = api ? routes[`${request.method} ${pathname}`] : undefined;
      if (!route) return Response.json({ detail: 'Not Found' }, { status: 404 });
      if (auth && request.headers.get('authorization') !== `Basic ${btoa(auth)}`)
        return failure(401, 'Incorrect username or password');
      return route(request);
    },
    cors ? {} : { cors: 'none' },
  );
  return { ...server, paintTo: change, finish: () => change(steps) };
}

type Asked = { seed?: number; sampler_name?: string };

const checkpoints = ['juggernaut.safetensors [aeb7e9e689]', 'sdxl/dreamshaper.safetensors [676f0d60c8]'];
const samplers = ['DPM++ 2M', 'DPM++ 2M Karras', 'Euler a', 'Euler', 'UniPC'];

/** As its exception handler words them. */
function failure(status: number, detail: string): Response {
  return Response.json({ error: 'HTTPException', detail, body: '', errors: '' }, { status });
}
