import { describe, expect, it } from 'vitest';
import { createDemoApi, type DemoOptions } from './demo-api.ts';

const model = 'black-forest-labs/FLUX.1-dev';
const small = { target_size: { width: 64, height: 64 } };

type Ask = { body?: unknown; headers?: Record<string, string>; path?: string; method?: string; signal?: AbortSignal };

function ask({ body, headers = {}, path = `/models/${model}`, method = 'POST', signal }: Ask = {}): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? { inputs: 'a fox', parameters: small });
  const hasBody = method !== 'GET';
  return new Request(`http://demo.test${path}`, {
    method,
    headers,
    ...(hasBody && { body: text }),
    ...(signal !== undefined && { signal }),
  });
}

/** A clock that only moves when somebody sleeps. */
function createClock() {
  let time = 0;
  const slept: number[] = [];
  const options: DemoOptions = {
    now: () => time,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
  };
  const pass = (ms: number) => {
    time += ms;
  };
  return { options, slept, pass };
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

describe('a good request', () => {
  it('is answered with PNG bytes of exactly the target size', async () => {
    const api = createDemoApi();
    const body = { inputs: 'a fox', parameters: { target_size: { width: 96, height: 72 } } };
    const response = await api(ask({ body }));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = await bytesOf(response);
    expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const view = new DataView(bytes.buffer);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([96, 72]);
  });

  it('may carry every documented parameter', async () => {
    const parameters = {
      ...small,
      guidance_scale: 3.5,
      negative_prompt: ['blurry', 'birds'],
      num_inference_steps: 4,
      scheduler: 'DDIMScheduler',
      seed: 42,
    };
    expect((await createDemoApi()(ask({ body: { inputs: 'sea', parameters } }))).status).toBe(200);
  });

  it('gives the same bytes for the same seed on two servers', async () => {
    const body = { inputs: 'dunes', parameters: { ...small, seed: 7 } };
    const [one, other] = [await createDemoApi()(ask({ body })), await createDemoApi()(ask({ body }))];
    expect(await bytesOf(one)).toEqual(await bytesOf(other));
  });

  it('ignores a scheduler it does not know, as the 2024 server did', async () => {
    const wish = { inputs: 'dunes', parameters: { ...small, seed: 7 } };
    const odd = { inputs: 'dunes', parameters: { ...small, seed: 7, scheduler: 'NoSuchScheduler' } };
    const api = createDemoApi();
    expect(await bytesOf(await api(ask({ body: odd })))).toEqual(await bytesOf(await api(ask({ body: wish }))));
  });

  it('says how long it took, by what, and under which id', async () => {
    const clock = createClock();
    const api = createDemoApi({ ...clock.options, latencyMs: 412 });
    const { headers } = await api(ask());
    expect(headers.get('x-compute-type')).toBe('cpu');
    expect(headers.get('x-compute-time')).toBe('0.412');
    expect(headers.get('x-request-id')).toMatch(/\S{21,}/);
  });
});

describe('a request to the wrong place', () => {
  it.each([
    ['an unknown path', { path: '/status/gpt2' }, 404, 'Not Found'],
    ['a model id without owner', { path: '/models/gpt2' }, 404, 'Model gpt2 does not exist'],
    ['a model id with too many parts', { path: '/models/a/b/c' }, 404, 'Model a/b/c does not exist'],
    ['a GET', { method: 'GET' }, 405, 'Method Not Allowed'],
  ])('%s is answered in words', async (_, request, status, error) => {
    const response = await createDemoApi()(ask(request));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error });
  });

  it('finds the models below any base path', async () => {
    const response = await createDemoApi()(ask({ path: '/some/proxy/models/a/b' }));
    expect(response.status).toBe(200);
  });
});

describe('a bad body', () => {
  const at = (path: string, reason: string) => `Error in \`${path}\`: ${reason}`;

  it.each([
    [{}, at('inputs', 'field required')],
    [{ inputs: 3 }, at('inputs', 'int given, str type expected')],
    [{ inputs: null }, at('inputs', 'none given, str type expected')],
    [{ inputs: '', options: {} }, at('options', 'extra fields not permitted')],
    [{ inputs: '', parameters: [] }, at('parameters', 'list given, object expected')],
    [{ inputs: '', parameters: { width: 64 } }, at('parameters.width', 'extra fields not permitted')],
    [
      { inputs: '', parameters: { guidance_scale: '7' } },
      at('parameters.guidance_scale', 'str given, value is not a valid float'),
    ],
    [
      { inputs: '', parameters: { guidance_scale: Number.NaN } },
      at('parameters.guidance_scale', 'none given, value is not a valid float'),
    ],
    [
      { inputs: '', parameters: { guidance_scale: -1 } },
      at('parameters.guidance_scale', 'ensure this value is greater than or equal to 0'),
    ],
    [
      { inputs: '', parameters: { guidance_scale: 51 } },
      at('parameters.guidance_scale', 'ensure this value is less than or equal to 50'),
    ],
    [
      { inputs: '', parameters: { negative_prompt: 'blurry' } },
      at('parameters.negative_prompt', 'str given, value is not a valid list'),
    ],
    [
      { inputs: '', parameters: { negative_prompt: ['a', 1] } },
      at('parameters.negative_prompt.1', 'int given, str type expected'),
    ],
    [
      { inputs: '', parameters: { num_inference_steps: 2.5 } },
      at('parameters.num_inference_steps', 'float given, value is not a valid integer'),
    ],
    [
      { inputs: '', parameters: { num_inference_steps: 0 } },
      at('parameters.num_inference_steps', 'ensure this value is greater than or equal to 1'),
    ],
    [
      { inputs: '', parameters: { num_inference_steps: 151 } },
      at('parameters.num_inference_steps', 'ensure this value is less than or equal to 150'),
    ],
    [{ inputs: '', parameters: { scheduler: null } }, at('parameters.scheduler', 'none given, str type expected')],
    [{ inputs: '', parameters: { seed: null } }, at('parameters.seed', 'none given, value is not a valid integer')],
    [{ inputs: '', parameters: { seed: '42' } }, at('parameters.seed', 'str given, value is not a valid integer')],
    [{ inputs: '', parameters: { target_size: { width: 64 } } }, at('parameters.target_size.height', 'field required')],
    [
      { inputs: '', parameters: { target_size: { width: 64, height: 56 } } },
      at('parameters.target_size.height', 'ensure this value is greater than or equal to 64'),
    ],
    [
      { inputs: '', parameters: { target_size: { width: 4096, height: 64 } } },
      at('parameters.target_size.width', 'ensure this value is less than or equal to 2048'),
    ],
  ])('%j is refused with 400 and its reason', async (body, reason) => {
    const response = await createDemoApi()(ask({ body }));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: [reason] });
  });

  it('hears of everything that is wrong at once', async () => {
    const response = await createDemoApi()(ask({ body: { parameters: { seed: 1.5, width: 8 } } }));
    const { error } = await response.json();
    expect(error).toHaveLength(3);
  });

  it('is told about sides that are not divisible by 8 in the words of diffusers', async () => {
    const body = { inputs: '', parameters: { target_size: { width: 512, height: 513 } } };
    const response = await createDemoApi()(ask({ body }));
    expect(response.status).toBe(400);
    const error = '`height` and `width` have to be divisible by 8 but are 513 and 512.';
    expect(await response.json()).toEqual({ error });
  });

  it.each(['', '{"inputs":', 'null', '"a fox"', '[]'])('%j is answered with 422 in plain text', async (body) => {
    const response = await createDemoApi()(ask({ body }));
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toMatch(/^Failed to deserialize the JSON body into the target type: .+/);
  });
});

describe('a server with a token', () => {
  it.each([{}, { authorization: 'Bearer hf_wrong' }, { authorization: 'hf_right' }])(
    'refuses %j with 401',
    async (headers: Record<string, string>) => {
      const response = await createDemoApi({ token: 'hf_right' })(ask({ headers }));
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: 'Invalid username or password.' });
    },
  );

  it('lets the right one in', async () => {
    const headers = { authorization: 'Bearer hf_right' };
    expect((await createDemoApi({ token: 'hf_right' })(ask({ headers }))).status).toBe(200);
  });
});

describe('a cold model', () => {
  it('answers 503 with the seconds left until it is warm', async () => {
    const clock = createClock();
    const api = createDemoApi({ ...clock.options, coldForMs: 20_000 });
    const first = await api(ask());
    expect(first.status).toBe(503);
    expect(await first.json()).toEqual({ error: `Model ${model} is currently loading`, estimated_time: 20 });
    clock.pass(12_500);
    expect(await (await api(ask())).json()).toMatchObject({ estimated_time: 7.5 });
    clock.pass(7_500);
    expect((await api(ask())).status).toBe(200);
  });

  it('holds a request that waits for the model until it is warm', async () => {
    const clock = createClock();
    const api = createDemoApi({ ...clock.options, coldForMs: 20_000 });
    expect((await api(ask({ headers: { 'x-wait-for-model': 'true' } }))).status).toBe(200);
    expect(clock.slept).toContain(20_000);
  });

  it('loads for each model on its own', async () => {
    const clock = createClock();
    const api = createDemoApi({ ...clock.options, coldForMs: 1000 });
    await api(ask());
    clock.pass(1000);
    expect((await api(ask({ path: '/models/other/model' }))).status).toBe(503);
    expect((await api(ask())).status).toBe(200);
  });
});

describe('the cache', () => {
  it('answers the same body with the same bytes, and with the time of the first making', async () => {
    const clock = createClock();
    const api = createDemoApi({ ...clock.options, latencyMs: 412 });
    const first = await api(ask());
    const second = await api(ask());
    expect(second.headers.get('x-compute-type')).toBe('cache');
    expect(second.headers.get('x-compute-time')).toBe('0.412');
    expect(clock.slept).toEqual([412]);
    expect(await bytesOf(second)).toEqual(await bytesOf(first));
  });

  it('is passed by with x-use-cache: false, which without a seed means another picture', async () => {
    const api = createDemoApi();
    const first = await api(ask());
    const second = await api(ask({ headers: { 'x-use-cache': 'false' } }));
    expect(second.headers.get('x-compute-type')).toBe('cpu');
    expect(await bytesOf(second)).not.toEqual(await bytesOf(first));
  });

  it('does not mix models', async () => {
    const api = createDemoApi();
    await api(ask());
    expect((await api(ask({ path: '/models/other/model' }))).headers.get('x-compute-type')).toBe('cpu');
  });

  it('forgets the oldest of more than 32 pictures', async () => {
    const api = createDemoApi();
    const numbered = (seed: number) => ask({ body: { inputs: '', parameters: { ...small, seed } } });
    for (let seed = 0; seed <= 32; seed++) await api(numbered(seed));
    expect((await api(numbered(32))).headers.get('x-compute-type')).toBe('cache');
    expect((await api(numbered(0))).headers.get('x-compute-type')).toBe('cpu');
  });
});

describe('an abort', () => {
  it('ends a request that waits for a cold model', async () => {
    const controller = new AbortController();
    const api = createDemoApi({ coldForMs: 60_000 });
    const answer = api(ask({ headers: { 'x-wait-for-model': 'true' }, signal: controller.signal }));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('before the start keeps the server from painting', async () => {
    const clock = createClock();
    const api = createDemoApi(clock.options);
    await expect(api(ask({ signal: AbortSignal.abort() }))).rejects.toMatchObject({ name: 'AbortError' });
    expect(clock.slept).toEqual([]);
  });
});
