// router.huggingface.co with the providers behind it, the Hub that knows who serves a model, and the hosts that
// finished pictures lie on: as PROTOCOL §7 has them, and as strict as they are.
import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { failure, json } from './answers.ts';
import type { Handler } from './http-server.ts';
import { tinyPicture } from './tiny-pictures.ts';

export type RouterOptions = {
  /** Questions that are answered "not yet" before a picture is there. */
  polls?: number;
  /** Where pictures lie: an origin. */
  cdn?: string;
  /** Answers in place of the true ones, at one of the three steps. */
  instead?: Partial<Record<'order' | 'poll' | 'result', Answer>>;
  /** Addresses in place of the true ones: where an order is asked after, and where its picture lies. */
  claims?: { order?: string; picture?: string };
};

type Order = { id: string; path: string; polls: number; bytes: Buffer<ArrayBuffer> };

/** The router. `options` may be changed while it runs; `orders` counts what was accepted and would be billed. */
export function routerApi(options: RouterOptions = {}) {
  const orders: Order[] = [];

  const order = (path: string, text: string): Order => {
    const color = createHash('sha256').update(text).digest().readUIntBE(0, 3);
    const made = { id: randomUUID(), path, polls: 0, bytes: tinyPicture('image/png', { color }) };
    orders.push(made);
    return made;
  };
  const urlOf = ({ id }: Order) =>
    options.claims?.picture ?? `${options.cdn ?? 'https://v3.fal.media'}/files/${id}.png`;
  const find = (id: string | undefined) => orders.find((each) => each.id === id);
  const isDone = (asked: Order) => ++asked.polls > (options.polls ?? 0);

  const providers: Record<string, (request: Request, path: string) => Promise<Response>> = {
    'hf-inference': async (request, path) => {
      const text = await request.text();
      const body = z.strictObject({ inputs: z.string(), parameters: z.optional(commonSchema) }).parse(JSON.parse(text));
      if (!path.startsWith('/models/') || !body) return notFound();
      return new Response(order(path, text).bytes, { headers: { 'content-type': 'image/jpeg' } });
    },

    'fal-ai': async (request, path) => {
      if (new URL(request.url).searchParams.get('_subdomain') !== 'queue') return notFound();
      if (request.method === 'POST') {
        const text = await request.text();
        z.looseObject({ prompt: z.string() }).parse(JSON.parse(text));
        // Its own address of an order leaves the variant of the model out.
        const app = path.split('/').slice(1, 3).join('/');
        const made = order(path, text);
        return Response.json({
          status: 'IN_QUEUE',
          request_id: made.id,
          response_url: options.claims?.order ?? `https://queue.fal.run/${app}/requests/${made.id}`,
          queue_position: 0,
        });
      }
      const [, id, isStatus] = /^\/[^/]+\/[^/]+\/requests\/([\w-]+)(\/status)?$/.exec(path) ?? [];
      const asked = find(id);
      if (!asked) return notFound();
      if (isStatus) return Response.json({ status: isDone(asked) ? 'COMPLETED' : 'IN_PROGRESS', request_id: id });
      return Response.json({
        images: [{ url: urlOf(asked), width: 1024, height: 768, content_type: 'image/jpeg' }],
        timings: { inference: 2.1 },
        seed: 3131504498,
        has_nsfw_concepts: [false],
        prompt: 'as ordered',
      });
    },

    replicate: async (request, path) => {
      const text = await request.text();
      const bodySchema = z.strictObject({
        input: z.looseObject({ prompt: z.string() }),
        version: z.optional(z.string()),
      });
      const { success } = bodySchema.safeParse(JSON.parse(text));
      if (!success)
        return Response.json({ detail: '- Additional property is not allowed\n', status: 422 }, { status: 422 });
      const made = order(path, text);
      const isDone = request.headers.get('prefer') === 'wait' && !options.polls;
      return Response.json(
        { id: made.id, logs: '', output: isDone ? [urlOf(made)] : null, error: null, status: 'processing' },
        { status: 201 },
      );
    },

    together: async (request, path) =>
      images(await request.text(), path, 'base64', { id: randomUUID(), object: 'list' }),
    nscale: async (request, path) => images(await request.text(), path, 'b64_json', { created: 1739462400 }),
    deepinfra: async (request, path) =>
      images(await request.text(), path, 'b64_json', { created: 1739462400 }, '/v1/openai/images/generations'),

    wavespeed: async (request, path) => {
      const [, id] = /^\/api\/v3\/predictions\/([\w-]+)\/result$/.exec(path) ?? [];
      const asked = request.method === 'POST' ? order(path, await request.text()) : find(id);
      if (!asked) return notFound();
      const done = request.method === 'GET' && isDone(asked);
      const get = options.claims?.order ?? `https://api.wavespeed.ai/api/v3/predictions/${asked.id}/result`;
      const status = request.method === 'POST' ? 'created' : done ? 'completed' : 'processing';
      const data = { id: asked.id, status, outputs: done ? [urlOf(asked)] : [], urls: { get }, error: '' };
      return Response.json({ code: 200, message: 'success', data: { ...data, has_nsfw_contents: done ? [true] : [] } });
    },

    'zai-org': async (request, path) => {
      if (request.headers.get('x-source-channel') !== 'hugging_face') return notFound();
      const [, id] = /^\/api\/paas\/v4\/async-result\/([\w-]+)$/.exec(path) ?? [];
      if (request.method === 'POST') {
        const made = order(path, await request.text());
        return Response.json({ id: made.id, request_id: made.id, model: 'cogview-4', task_status: 'PROCESSING' });
      }
      const asked = find(id);
      if (!asked) return notFound();
      if (!isDone(asked)) return Response.json({ id, task_status: 'PROCESSING' });
      return Response.json({ id, task_status: 'SUCCESS', image_result: [{ url: urlOf(asked) }] });
    },
  };

  function images(
    text: string,
    path: string,
    format: string,
    head: Record<string, unknown>,
    itsPath = '/v1/images/generations',
  ): Response {
    z.looseObject({ prompt: z.string(), model: z.string(), response_format: z.literal(format) }).parse(
      JSON.parse(text),
    );
    if (path !== itsPath) return notFound();
    return Response.json({ ...head, data: [{ index: 0, b64_json: order(path, text).bytes.toString('base64') }] });
  }

  const router: Handler = async (request, raw) => {
    const [, provider = '', rest = ''] = /^\/([\w-]+)(\/.*)$/.exec(new URL(request.url).pathname) ?? [];
    const answer = providers[provider];
    if (!answer) return notFound();
    if (!/^Bearer hf_\w+$/.test(request.headers.get('authorization') ?? ''))
      return failure(401, 'Invalid username or password.')(request, raw);
    const step = request.method === 'POST' ? 'order' : /\/requests\/[\w-]+$/.test(rest) ? 'result' : 'poll';
    const instead = options.instead?.[step];
    return instead ? instead(request, raw) : answer(request, rest);
  };

  /** The host of finished pictures. It refuses whoever shows credentials. */
  const cdn: Handler = async (request) => {
    if (request.headers.has('authorization')) return new Response('no', { status: 400 });
    const asked = find(/^\/files\/([\w-]+)\.png$/.exec(new URL(request.url).pathname)?.[1]);
    return asked ? new Response(asked.bytes, { headers: { 'content-type': 'image/jpeg' } }) : notFound();
  };

  return { router, cdn, orders, options };
}

/** The Hub, for any model: `{provider: providerId}`, all live. */
export function hubApi(mapping: Record<string, string>): Handler {
  const entries = Object.entries(mapping).map(([provider, providerId]) => [
    provider,
    { status: 'live', providerId, task: 'text-to-image' },
  ]);
  return json(200, { id: 'a/b', inferenceProviderMapping: Object.fromEntries(entries) });
}

const notFound = () =>
  new Response('<pre>Cannot find it</pre>', { status: 404, headers: { 'content-type': 'text/html' } });

const commonSchema = z.strictObject({
  negative_prompt: z.optional(z.string()),
  guidance_scale: z.optional(z.number()),
  num_inference_steps: z.optional(z.number()),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
  scheduler: z.optional(z.string()),
  seed: z.optional(z.number()),
});
