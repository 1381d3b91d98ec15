// What real servers really said, replayed over HTTP. Skipped where ../shared/recordings is absent.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiAtHand } from '../../e2e/request-of.ts';
import { type Recording, readRecordedBody, readRecordings, replayed } from '../../e2e/server/recordings.ts';
import { type ScriptedApi, startScriptedApi } from '../../e2e/server/scripted-api.ts';
import { describeError } from './describe-error.ts';
import { generateImage } from './generate-image.ts';
import { type ErrorKind, InferenceError } from './inference-error.ts';

const recordings = readRecordings();
const of = (category: string) => recordings.filter((recording) => recording.category === category);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let api: ScriptedApi;
beforeAll(async () => {
  api = await startScriptedApi();
});
afterAll(() => api.close());

async function generate(recording: Recording) {
  api.answer(replayed(recording));
  const request = { method: 'POST', url: `${api.url}/${recording.id}`, headers: {}, body: {} } as const;
  const order = { api: apiAtHand({ api: 'hugging-face' }), baseUrl: api.url, request };
  return generateImage(order, { authorize: () => {}, signal: new AbortController().signal });
}

async function failure(recording: Recording): Promise<InferenceError> {
  const error: unknown = await generate(recording).catch((error: unknown) => error);
  if (error instanceof InferenceError) return error;
  throw new Error(`${recording.id} gave no InferenceError`, { cause: error });
}

function recorded(id: string): Recording {
  const recording = recordings.find((recording) => recording.id.startsWith(`${id}-`));
  if (!recording) throw new Error(`${id} is missing`);
  return recording;
}

describe.skipIf(recordings.length === 0)('recorded exchanges (skipped without ../shared/recordings)', () => {
  const pictures = of('t2i-hf').filter(({ body }) => body !== undefined && body.length > 0);

  test('there are six pictures by Hugging Face', () => {
    expect(pictures.map(({ id }) => id.slice(0, 9))).toEqual(
      ['01', '03', '05', '09', '11', '19'].map((number) => `t2i-hf-${number}`),
    );
  });

  test.each(pictures.map((recording) => [recording.id, recording] as const))(
    '%s arrives to the byte',
    async (_, recording) => {
      const { blob, type } = await generate(recording);
      expect(sha256(new Uint8Array(await blob.arrayBuffer()))).toBe(recording.sha256);
      expect(type).toBe('image/jpeg');
    },
  );

  test('an answer from the cache says so', async () => {
    expect((await generate(recorded('t2i-hf-19'))).notes).toMatchObject({
      cached: true,
      computeType: 'cache',
      computeTimeS: 5.457,
      requestId: expect.stringMatching(/^Root=1-/),
    });
  });

  test.each([
    't2i-provider-25-200-api_together_xyz',
    't2i-provider-51-200-fal_run',
    't2i-router-provider-03-200-router',
  ])('the picture inside the JSON of %s is found', async (id) => {
    const { blob, type } = await generate(recorded(id.replace(/-\d{3}-.*$/, '')));
    expect(type).toBe('image/jpeg');
    expect(sha256(new Uint8Array(await blob.arrayBuffer()))).toBe(sha256(readRecordedBody(`${id}.image.jpg`)));
  });

  test.each([
    ['image-fetch-05', 'image/jpeg'],
    ['image-fetch-11', 'image/png'],
  ])('%s is the PNG it is, though called %s', async (id, claimed) => {
    const recording = recorded(id);
    expect(recording.headers['content-type']).toBe(claimed);
    const { blob } = await generate(recording);
    expect(blob.type).toBe('image/png');
    expect(sha256(new Uint8Array(await blob.arrayBuffer()))).toBe(recording.sha256);
  });

  const table =
    "Invalid input. Keyword argument `table` should be either of type `dict` or `list`, but is <class 'dict'>)";
  const errors: Record<string, [ErrorKind, string | RegExp]> = {
    'err-hf-01': ['not-found', 'Model this-model-does-not-exist-123 does not exist'],
    'err-hf-03': ['not-found', 'Model this-model-does-not-exist-123 does not exist'],
    'err-hf-05': ['busy', 'overloaded'],
    'err-hf-07': [
      'rejected',
      'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 1512. Given: 2 `inputs` tokens and 10000 `max_new_tokens`',
    ],
    'err-hf-09': [
      'rejected',
      'Failed to deserialize the JSON body into the target type: inputs: invalid type: map, expected a string at line 1 column 11',
    ],
    'err-hf-11': ['rate-limited', 'Rate limit reached. Please log in or use a HF access token'],
    'err-hf-13': ['rejected', 'Error in `stream`: `stream` is not supported for this model'],
    'err-hf-15': [
      'rejected',
      'Failed to deserialize the JSON body into the target type: missing field `messages` at line 1 column 144',
    ],
    'err-hf-17': ['unauthorized', 'Please log in or use a HF access token'],
    'err-hf-19': ['rejected', `${table} · There was an inference error: ${table}`],
    'err-hf-21': ['not-found', 'Not Found: Model not found'],
    'err-hf-23': ['unauthorized', 'Invalid username or password.'],
    'err-t2i-hf-01': [
      'rejected',
      "`negative_prompt` should be the same type to `prompt`, but got <class 'list'> != <class 'str'>.",
    ],
    'err-provider-01': ['rejected', '- Additional property provider is not allowed'],
    'err-provider-03': ['rejected', '- Additional property model is not allowed'],
    'err-provider-05': ['rejected', 'Invalid request'],
    'err-provider-07': ['rejected', 'body.model_name: Field required'],
    'err-provider-09': [
      'rejected',
      'body.height: Input should be greater than or equal to 128 · body.width: Input should be greater than or equal to 128',
    ],
    'err-provider-11': ['rejected', 'body.height: Field required · body.width: Field required'],
    'err-provider-13': ['rejected', 'body.loras.0.path: str type expected'],
    'err-provider-15': [
      'rejected',
      'Model directory /data/models/hub/models--nerijs--pixel-art-xl/snapshots/8bf4a4d9ea283e00a51fafda8e0539f8248ea037 does not contain a config.json or model_index.json file.',
    ],
    'err-provider-17': [
      'rejected',
      /^Target modules \{'5\.1\.transformer_blocks\.0\.attn2\.to_k', .{300,} … .*not found in the base model\. Please check the target modules and try again\.$/,
    ],
  };

  test('the table below has every recorded error', () => {
    const ids = recordings.filter(({ id }) => id.startsWith('err-')).map(({ id }) => id.replace(/-\d{3}-.*$/, ''));
    expect(ids.sort()).toEqual(Object.keys(errors).sort());
  });

  test.each(Object.entries(errors).map(([id, [kind, words]]) => ({ id, kind, words })))(
    '$id is $kind, in the server’s own words',
    async ({ id, kind, words }) => {
      const recording = recorded(id);
      const error = await failure(recording);
      expect(error).toMatchObject({ kind, status: recording.status, host: new URL(api.url).host });
      const description = describeError(error);
      if (typeof words === 'string') expect(description.words).toBe(words);
      else expect(description.words).toMatch(words);
      expect(description.title).not.toBe('');
    },
  );

  const otherTasks = [...of('hf-cache'), ...of('hf-headers')].filter(({ body }) => body !== undefined);
  const linksOnly = [...of('t2i-provider'), ...of('t2i-router-provider')].filter(
    ({ body }) => body?.includes('"url":"https://') || body?.includes('polling_url') || body?.includes('"Pending"'),
  );

  test('there are answers of other tasks and answers that hold no picture but an address', () => {
    expect(otherTasks.length).toBeGreaterThan(5);
    expect(linksOnly.length).toBeGreaterThan(15);
  });

  test.each([...otherTasks, ...linksOnly].map((recording) => [recording.id, recording] as const))(
    '%s is a success without a picture, and said to be that',
    async (_, recording) => {
      const error = await failure(recording);
      expect(error.kind).toBe('malformed');
      expect(error.message).toMatch(/^The answer was (JSON without a picture: .|not a picture in a format)/);
    },
  );
});
