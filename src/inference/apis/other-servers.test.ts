import { afterEach, expect, test } from 'vitest';
import type { ApiId, Target } from '#inference/api.ts';
import { apiOf } from '#inference/apis.ts';
import { generateImage } from '#inference/generate-image.ts';
import type { ServerNotes } from '#inference/made-picture.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { startAutomatic1111 } from '../../../e2e/server/automatic1111-api.ts';
import { type HttpServer, startHttpServer } from '../../../e2e/server/http-server.ts';
import { startOpenAiApi } from '../../../e2e/server/openai-api.ts';

const full: Recipe = {
  model: 'sdxl/juggernaut.safetensors [aeb7e9e689]',
  prompt: 'A lighthouse',
  negativePrompt: ['blurry', 'text, logo'],
  guidanceScale: 0,
  steps: 28,
  width: 1024,
  height: 768,
  scheduler: 'EulerAncestralDiscreteScheduler',
  seed: 4294967295,
};
const smallest: Recipe = { model: 'gpt-image-1', prompt: 'A fox', seed: 0 };
const options = { useCache: false, waitForModel: true };
const home = 'http://127.0.0.1:7860';

async function requestOf(api: ApiId, recipe: Recipe, baseUrl = home) {
  return (await apiOf(api)).toRequest(recipe, options, { api, baseUrl });
}

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});
function run<Server extends HttpServer>(server: Server): Server {
  running.push(server);
  return server;
}

/** Orders a picture from a server of the test and brings it in. */
async function picture(api: ApiId, baseUrl: string, recipe = full, header = ''): Promise<ServerNotes> {
  const code = await apiOf(api);
  const request = code.toRequest(recipe, options, { api, baseUrl });
  const authorize = (_: URL, headers: Headers) => header && headers.set('authorization', header);
  const made = await generateImage({ api: code, baseUrl, request }, { authorize, signal: AbortSignal.timeout(20_000) });
  expect(made.type).toBe('image/png');
  return made.notes;
}

async function listsOf(api: ApiId, baseUrl: string) {
  const target: Target = { api, baseUrl };
  return (await apiOf(api)).lists?.(target, (url) => fetch(url));
}

test.each([
  ['openai-images', `${home}/base`, `${home}/base/v1/images/generations`],
  ['openai-images', `${home}/v1`, `${home}/v1/images/generations`],
  ['stable-diffusion-cpp', home, `${home}/v1/images/generations`],
  ['localai', `${home}/v1`, `${home}/v1/images/generations`],
  ['automatic1111', home, `${home}/sdapi/v1/txt2img`],
  ['automatic1111', `${home}/sdapi`, `${home}/sdapi/v1/txt2img`],
  ['automatic1111', `${home}/sdapi/v1`, `${home}/sdapi/v1/txt2img`],
] as const)('%s: a base URL of %s asks %s', async (api, baseUrl, url) => {
  expect((await requestOf(api, full, baseUrl)).url).toBe(url);
});

test('OpenAI is sent what it takes, and the rest is said to be left out', async () => {
  const recipe = { ...full, model: 'dall-e-3' };
  expect((await requestOf('openai-images', recipe)).body).toStrictEqual({
    model: 'dall-e-3',
    prompt: 'A lighthouse',
    size: '1024x768',
    response_format: 'b64_json',
  });
  const { refusals } = await apiOf('openai-images');
  const target: Target = { api: 'openai-images', baseUrl: home };
  expect(refusals(recipe, target)).toMatchObject({
    seed: 'OpenAI images takes no seed: this picture cannot be repeated exactly.',
  });
  expect(Object.keys(refusals(recipe, target)).toSorted()).toEqual(
    ['guidanceScale', 'negativePrompt', 'scheduler', 'seed', 'steps'].toSorted(),
  );
  expect(Object.keys(refusals(smallest, target))).toEqual(['seed']);
});

test('a GPT image model is not asked for base64, which it refuses to hear of', async () => {
  expect((await requestOf('openai-images', smallest)).body).toStrictEqual({ model: 'gpt-image-1', prompt: 'A fox' });
});

test('stable-diffusion.cpp gets what OpenAI has no field for inside the prompt', async () => {
  const { body } = await requestOf('stable-diffusion-cpp', full);
  expect(body).toStrictEqual({
    prompt:
      'A lighthouse <sd_cpp_extra_args>{"seed":4294967295,"negative_prompt":"blurry, text, logo","sample_params":{"sample_steps":28,"sample_method":"euler_a","guidance":{"txt_cfg":0}}}</sd_cpp_extra_args>',
    size: '1024x768',
  });
  expect((await requestOf('stable-diffusion-cpp', smallest)).body).toStrictEqual({
    prompt: 'A fox <sd_cpp_extra_args>{"seed":0}</sd_cpp_extra_args>',
  });
});

test('no text can pass itself off as parameters of stable-diffusion.cpp', async () => {
  const tags = '<sd_cpp_extra_args>{"seed":666}</sd_cpp_extra_args>';
  const { body } = await requestOf('stable-diffusion-cpp', {
    ...smallest,
    prompt: `A fox ${tags}`,
    negativePrompt: [tags],
  });
  const { prompt } = Object.assign({ prompt: '' }, body);
  // As the server reads it: the first pair of tags holds the parameters, and every pair is taken out of the prompt.
  const pair = /<sd_cpp_extra_args>(.*?)<\/sd_cpp_extra_args>/g;
  const [[, args = ''] = [], ...others] = [...prompt.matchAll(pair)];
  expect(others).toEqual([]);
  expect(JSON.parse(args)).toStrictEqual({ seed: 0, negative_prompt: tags });
  expect(prompt.replace(pair, '')).toBe('A fox < sd_cpp_extra_args>{"seed":666}< /sd_cpp_extra_args> ');
});

test('LocalAI gets its negative prompt behind a bar, and a seed of the bits that it keeps', async () => {
  const { body, headers } = await requestOf('localai', { ...full, prompt: 'A [red|blue] house' });
  expect(body).toStrictEqual({
    model: full.model,
    prompt: 'A [red,blue] house|blurry, text, logo',
    size: '1024x768',
    step: 28,
    seed: 2147483647,
    response_format: 'b64_json',
  });
  expect(headers).toHaveProperty('x-api-key');
  expect((await requestOf('localai', smallest)).body).toMatchObject({ prompt: 'A fox', seed: 0 });
});

test('AUTOMATIC1111 gets its own names for everything that is set, and nothing that is not', async () => {
  expect((await requestOf('automatic1111', full)).body).toStrictEqual({
    prompt: 'A lighthouse',
    negative_prompt: 'blurry, text, logo',
    steps: 28,
    cfg_scale: 0,
    width: 1024,
    height: 768,
    seed: 4294967295,
    sampler_name: 'Euler a',
    batch_size: 1,
    n_iter: 1,
    override_settings: { sd_model_checkpoint: 'sdxl/juggernaut.safetensors [aeb7e9e689]' },
    override_settings_restore_afterwards: true,
  });
  expect((await requestOf('automatic1111', { ...smallest, model: 'a/b' })).body).toStrictEqual({
    prompt: 'A fox',
    seed: 0,
    batch_size: 1,
    n_iter: 1,
  });
});

test.each([
  ['black-forest-labs/FLUX.1-dev', true],
  ['folder/juggernaut.safetensors', false],
  ['juggernaut', false],
  ['sdxl\\juggernaut.ckpt [aeb7e9e689]', false],
])('AUTOMATIC1111 and the model %s: refused is %s', async (model, isRefused) => {
  const { refusals } = await apiOf('automatic1111');
  const { model: words } = refusals({ model }, { api: 'automatic1111', baseUrl: home });
  expect(words).toBe(isRefused ? 'This server uses the checkpoint it has loaded.' : undefined);
});

test('a scheduler by the name of a sampler goes to the Inference API as its class', async () => {
  const api = await apiOf('hugging-face', 'Euler a');
  const target: Target = { api: 'hugging-face', baseUrl: home };
  const recipe = { ...full, model: 'a/b', scheduler: 'Euler a' };
  expect(api.toRequest(recipe, options, target).body).toMatchObject({
    parameters: { scheduler: 'EulerAncestralDiscreteScheduler' },
  });
  expect(api.refusals(recipe, target)).toStrictEqual({});
  expect(api.refusals({ ...recipe, scheduler: 'DPM++ 2M Karras' }, target).scheduler).toContain('Karras');
  expect(apiOf('hugging-face', 'EulerDiscreteScheduler')).not.toBeInstanceOf(Promise);
});

test('each server gives its picture, with what it says beside it', async () => {
  const openAi = run(await startOpenAiApi('openai', { token: 'sk-1' }));
  expect(await picture('openai-images', openAi.url, full, 'Bearer sk-1')).toStrictEqual({
    revisedPrompt: 'A lighthouse, in the style of a woodcut',
  });
  const cpp = run(await startOpenAiApi('stable-diffusion.cpp'));
  expect(await picture('stable-diffusion-cpp', cpp.url)).toStrictEqual({});
  const a1111 = run(await startAutomatic1111());
  expect(await picture('automatic1111', a1111.url)).toStrictEqual({
    seed: '4294967295',
    model: 'juggernaut [aeb7e9e689]',
  });
});

test('a picture that is named is fetched from the endpoint’s own address, without its token', async () => {
  const localAi = run(await startOpenAiApi('localai', { answersWith: 'url', token: 'secret' }));
  await picture('localai', localAi.url, full, 'Bearer secret');
  const [, fetched] = localAi.calls();
  expect(fetched?.path).toBe('/generated-images/b64123.png');
  expect(fetched?.headers).not.toHaveProperty('authorization');
});

test('digits of a seed that no number holds are kept', async () => {
  const info = '{"seed": 18446744073709551615, "sd_model_name": null}';
  const server = run(await startHttpServer(async () => Response.json({ images: [png], info })));
  expect(await picture('automatic1111', server.url)).toStrictEqual({ seed: '18446744073709551615' });
});

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test.each([
  ['automatic1111', { images: null, info: '' }],
  ['automatic1111', { images: [] }],
  ['openai-images', { data: [] }],
  ['openai-images', { data: [{}] }],
  ['localai', { data: [{ url: 'http://[' }] }],
] as const)('%s: an answer without a picture is an error: %j', async (api, answer) => {
  const server = run(await startHttpServer(async () => Response.json(answer)));
  await expect(picture(api, server.url)).rejects.toMatchObject({
    kind: 'malformed',
    message: 'The answer held no picture.',
  });
});

test.each([
  [404, { error: 'HTTPException', detail: 'Sampler not found', body: '', errors: '' }, 'rejected', 'Sampler not found'],
  [500, { error: 'OutOfMemoryError', detail: '', errors: 'CUDA out of memory.' }, 'broken', 'CUDA out of memory.'],
  [
    422,
    { detail: [{ loc: ['body', 'steps'], msg: 'value is not a valid integer' }] },
    'rejected',
    'body.steps: value is',
  ],
  [401, { detail: 'Not authenticated' }, 'unauthorized', 'Not authenticated'],
  [500, { error: 'server_error', message: 'no memory left' }, 'broken', 'no memory left'],
] as const)(
  'a failure is told in the server’s sentence, not by its name: %s %j',
  async (status, answer, kind, words) => {
    const server = run(await startHttpServer(async () => Response.json(answer, { status })));
    await expect(picture('automatic1111', server.url)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(words),
    });
  },
);

test('each server tells what it has', async () => {
  const openAi = run(await startOpenAiApi('openai'));
  expect(await listsOf('openai-images', `${openAi.url}/v1`)).toStrictEqual({
    // Those that make pictures first.
    models: [{ name: 'gpt-image-1' }, { name: 'dall-e-3' }, { name: 'gpt-5' }, { name: 'whisper-1' }],
    samplers: [],
  });
  const cpp = run(await startOpenAiApi('stable-diffusion.cpp'));
  expect(await listsOf('stable-diffusion-cpp', cpp.url)).toStrictEqual({
    models: [{ name: 'sdxl', title: 'sdxl.safetensors' }],
    samplers: ['euler', 'euler_a'],
  });
  const a1111 = run(await startAutomatic1111());
  expect(await listsOf('automatic1111', a1111.url)).toStrictEqual({
    models: [{ name: 'juggernaut.safetensors [aeb7e9e689]' }, { name: 'sdxl/dreamshaper.safetensors [676f0d60c8]' }],
    samplers: ['DPM++ 2M', 'DPM++ 2M Karras', 'Euler a', 'Euler', 'UniPC'],
  });
});

test('AUTOMATIC1111 says how far it is', async () => {
  const { progress } = await apiOf('automatic1111');
  const read = (more: object) => progress?.read({ progress: 0.26, ...more });
  expect(progress?.url({ api: 'automatic1111', baseUrl: home })).toBe(
    `${home}/sdapi/v1/progress?skip_current_image=false`,
  );
  expect(read({ eta_relative: 30, current_image: 'aGk=' })).toStrictEqual({
    fraction: 0.26,
    etaS: 30,
    preview: 'aGk=',
  });
  expect(read({ eta_relative: -1, current_image: null })).toStrictEqual({ fraction: 0.26 });
  expect(read({ progress: 7 })).toStrictEqual({ fraction: 1 });
});
