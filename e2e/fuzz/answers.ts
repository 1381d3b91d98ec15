import type { Target } from '#inference/api.ts';
import { apiOf } from '#inference/apis.ts';
import { describeError } from '#inference/describe-error.ts';
import { generateImage } from '#inference/generate-image.ts';
import { type SpokenProvider, spokenProviders } from '#inference/hub-mapping.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { tinyPicture } from '../server/tiny-pictures.ts';
import { type Kind, kind, type Verdict } from './kind.ts';
import { mutatedBytes, mutatedText } from './mutate.ts';

const base64 = tinyPicture('image/webp').toString('base64');
const bytes = (['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const).map(
  (type) => new Uint8Array(tinyPicture(type)),
);
const picture = 'https://v3.fal.media/files/x.png';

/** What each provider says on the way to a picture (PROTOCOL §7). */
const ofProviders: Record<SpokenProvider, readonly unknown[]> = {
  'hf-inference': [[{ generated_text: 'no' }], base64],
  'fal-ai': [
    { status: 'IN_QUEUE', request_id: 'r1', response_url: 'https://queue.fal.run/fal-ai/x/requests/r1' },
    { status: 'COMPLETED', request_id: 'r1' },
    { images: [{ url: picture }], seed: 3131504498, has_nsfw_concepts: [false] },
  ],
  replicate: [{ id: 'r1', output: [picture], error: null, status: 'succeeded', logs: 'Using seed: 7' }],
  together: [{ id: 'r1', data: [{ b64_json: base64 }] }, { data: [{ url: picture }] }],
  nscale: [{ created: 1739462400, data: [{ b64_json: base64 }] }],
  deepinfra: [{ created: 1739462400, data: [{ b64_json: base64 }] }],
  wavespeed: [
    {
      code: 200,
      message: 'success',
      data: {
        id: 'r1',
        status: 'created',
        outputs: [],
        urls: { get: 'https://api.wavespeed.ai/api/v3/predictions/r1/result' },
      },
    },
    { code: 200, data: { id: 'r1', status: 'completed', outputs: [picture], has_nsfw_contents: [true] } },
  ],
  'zai-org': [
    { id: 'r1', task_status: 'PROCESSING' },
    { id: 'r1', task_status: 'SUCCESS', image_result: [{ url: picture }] },
  ],
};

const openAi = [{ created: 1, data: [{ b64_json: base64, revised_prompt: 'a fox' }] }, { data: [{ url: picture }] }];

const failures = [
  { error: 'Model X is currently loading', estimated_time: 20.5 },
  { error: ['a', 'b'], warnings: ['CUDA out of memory'] },
  { detail: [{ loc: ['body', 'prompt'], msg: 'field required', type: 'value_error' }] },
  { error: { message: 'You have exceeded your monthly included credits', type: 'x', code: 402 } },
  { error: 'HTTPException', detail: 'Sampler not found', body: '', errors: '' },
];

const statuses = [400, 401, 402, 403, 404, 410, 413, 422, 429, 500, 502, 503, 504];

/** Every API that is spoken, the router's providers each for itself. Waits have to pass at once where this runs. */
export function answers(): Kind[] {
  const own = (api: Target['api'], said: readonly unknown[], more: Partial<Target> = {}) =>
    ofApi({ api, baseUrl: 'https://own.example', ...more }, said);
  return [
    own('inference-api', [base64, { images: [base64] }, { data: [{ b64_json: base64 }] }]),
    own('hugging-face', [[{ generated_text: 'no' }], { image: `data:image/png;base64,${base64}` }]),
    own('inference-endpoint', [base64, { images: [base64], seed: 1 }]),
    own('openai-images', openAi),
    own('stable-diffusion-cpp', openAi),
    own('localai', openAi),
    own('automatic1111', [
      { images: [base64], info: JSON.stringify({ seed: 5, sd_model_name: 'x', sd_model_hash: 'y' }) },
    ]),
    ...spokenProviders.map((provider) =>
      own('hf-providers', ofProviders[provider], { route: { provider, providerId: 'fal-ai/fast-sdxl' } }),
    ),
  ];
}

/** A picture that is asked of a server that answers anything: successes of the API, errors, raw pictures, all damaged. */
function ofApi(target: Target, said: readonly unknown[]): Kind {
  const json = said.map((answer) => JSON.stringify(answer));
  const errors = failures.map((answer) => JSON.stringify(answer));
  return kind(
    `answers, ${target.route?.provider ?? target.api}`,
    (chance) =>
      // Drawn before anything is asked, so that a case does not depend on how far an earlier one came.
      Array.from({ length: 5 }, (_, step) => {
        const isPicture = step >= json.length || chance(6) === 0;
        const isError = !isPicture && chance(6) === 0;
        // Without damage as often, so that many come as far as the last step.
        const isWhole = chance(2) === 0;
        const body = isPicture
          ? isWhole
            ? bytes[0]
            : mutatedBytes(bytes, chance)
          : isWhole && !isError
            ? json[step]
            : mutatedText(isError ? errors : json, chance);
        const status = isError ? (statuses[chance(statuses.length)] ?? 500) : 200;
        const retryAfter = mutatedText(['7', 'Wed, 21 Oct 2026 07:28:00 GMT'], chance)
          .replace(/[^ -~]/g, '')
          .slice(0, 99);
        return () =>
          new Response(body ?? null, { status, headers: { 'retry-after': retryAfter, 'x-compute-time': retryAfter } });
      }),
    async (drawn) => {
      const left = [...drawn];
      const api = await apiOf(target.api);
      const recipe = { model: 'stabilityai/sdxl', prompt: 'a fox', seed: 7 };
      const request = api.toRequest(recipe, { useCache: true, waitForModel: false }, target);
      return worded(
        generateImage(
          { ...target, api, request, ...(target.route && { known: { route: target.route } }) },
          {
            authorize: () => undefined,
            signal: new AbortController().signal,
            // A server that is done with answering knows of no order.
            fetch: async () => left.shift()?.() ?? Response.json({ error: 'Not Found' }, { status: 404 }),
          },
        ),
      );
    },
  );
}

/** Whether a picture came, or a failure of a known kind that a person is told of. Anything else is thrown on. */
async function worded(making: Promise<unknown>): Promise<Verdict> {
  try {
    await making;
    return 'accepted';
  } catch (error) {
    // No connection breaks here: what is said to be unreachable is a mistake of this page's that was taken for it.
    if (!(error instanceof InferenceError) || error.kind === 'unreachable') throw error;
    const { title, next } = describeError(error);
    if (title === '' || next === '') throw error;
    return 'refused';
  }
}
