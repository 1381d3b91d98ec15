import { expect, test } from 'vitest';
import { readReportedErrors } from '../../e2e/server/recordings.ts';
import { describeError } from './describe-error.ts';
import { errorFromResponse } from './error-from-response.ts';
import type { ErrorKind } from './inference-error.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const json = (status: number, body: unknown, headers = {}) => Response.json(body, { status, headers });
const text = (status: number, body: string, headers = {}) => new Response(body, { status, headers });

async function read(response: Response) {
  const { kind, message, status, retryAfterMs } = await errorFromResponse(response, now);
  return { kind, message, status, retryAfterMs };
}

// Statuses and words of PROTOCOL §4, row by row.
test.each<[number, unknown, ErrorKind]>([
  [401, 'Invalid username or password.', 'unauthorized'],
  [401, 'Invalid credentials in Authorization header', 'unauthorized'],
  [400, 'Authorization header is correct, but the token seems invalid', 'unauthorized'],
  [
    403,
    'This authentication method does not have sufficient permissions to call Inference Providers on behalf of user NAME',
    'forbidden',
  ],
  [400, 'Model requires a Pro subscription; check out hf.co/pricing to learn more.', 'payment'],
  [403, 'Access to model X is restricted and you are not in the authorized list.', 'forbidden'],
  [404, 'Model X does not exist', 'not-found'],
  [404, 'Not Found: Model not found', 'not-found'],
  [400, 'Model not supported by provider hf-inference', 'not-found'],
  [403, 'The model X is too large to be loaded automatically (21GB > 10GB).', 'not-found'],
  [400, '`height` and `width` have to be divisible by 8 but are 513 and 512.', 'rejected'],
  [400, "FluxPipeline.__call__() got an unexpected keyword argument 'target_size'", 'rejected'],
  [400, 'The argument `width` is deprecated', 'rejected'],
  [422, 'Input validation error: …', 'rejected'],
  [503, 'overloaded', 'busy'],
  [500, 'Model too busy, unable to get response in less than 60 second(s)', 'busy'],
  [503, 'Model too busy, unable to get response in less than 240 second(s)', 'busy'],
  [429, 'Rate limit reached. Please log in or use a HF access token', 'rate-limited'],
  [429, 'Please log in or use a HF access token', 'unauthorized'],
  [
    429,
    'Max requests total reached on image generation inference (3). Wait up to one minute before being able to process more Diffusion requests.',
    'rate-limited',
  ],
  [402, 'You have depleted your monthly included credits. Purchase pre-paid credits to continue.', 'payment'],
  [402, 'Pay-as-you go is not enabled for provider fal-ai yet.', 'payment'],
  [410, 'The requested model is deprecated and no longer supported by provider hf-inference', 'gone'],
  [400, 'The requested model is deprecated and no longer supported by provider hf-inference', 'gone'],
  [424, 'Request failed during generation: x', 'rejected'],
  [500, 'Internal Error - We’re working hard to fix this as soon as possible!', 'broken'],
])('%i %o is %s', async (status, error, kind) => {
  expect(await read(json(status, { error }))).toEqual({ kind, message: error, status, retryAfterMs: undefined });
});

test('a model that loads says for how long', async () => {
  const body = { error: 'Model X is currently loading', estimated_time: 20.5 };
  expect(await read(json(503, body))).toMatchObject({ kind: 'model-loading', retryAfterMs: 20_500 });
  expect(await read(json(503, { error: 'Model X is currently loading' }))).toMatchObject({ kind: 'model-loading' });
  expect(await read(json(503, { error: 'wait', estimated_time: 0 }))).toMatchObject({
    kind: 'model-loading',
    retryAfterMs: 0,
  });
});

test.each([-1, '20', null])('an estimate of %o is none', async (estimated_time) => {
  expect(await read(json(503, { error: 'x', estimated_time }))).toMatchObject({
    kind: 'busy',
    retryAfterMs: undefined,
  });
});

// Shapes, with the words that must come out of them.
test.each<[string, Response, string]>([
  [
    'a list',
    json(400, { error: ['Error in `inputs`: a', 'Error in `x`: b'] }),
    'Error in `inputs`: a · Error in `x`: b',
  ],
  ['an object', json(400, { error: { message: 'Invalid request', type: 't', param: 'model' } }), 'Invalid request'],
  [
    'warnings beside',
    json(500, { error: 'unknown error', warnings: ['CUDA out of memory.'] }),
    'unknown error · CUDA out of memory.',
  ],
  ['warnings alone', json(500, { warnings: ['CUDA out of memory.'] }), 'CUDA out of memory.'],
  [
    'detail',
    json(422, { detail: '- Additional property x is not allowed\n', title: 'y' }),
    '- Additional property x is not allowed',
  ],
  [
    'a FastAPI list',
    json(422, { detail: [{ loc: ['body', 'loras', 0, 'path'], msg: 'str type expected', type: 'type_error.str' }] }),
    'body.loras.0.path: str type expected',
  ],
  ['message', json(400, { object: 'error', message: 'prompt is too long' }), 'prompt is too long'],
  ['errors', json(400, { errors: [{ message: 'one' }, { message: 'two' }] }), 'one · two'],
  ['OAuth', json(400, { error_description: 'expired' }), 'expired'],
  ['error and detail at once', json(404, { error: 'HTTPException', detail: 'Sampler not found' }), 'Sampler not found'],
  ['empty error, full detail', json(400, { error: '', detail: 'd' }), 'd'],
  ['a JSON string', json(400, 'no such thing'), 'no such thing'],
  ['JSON of another kind', json(400, { reason: 'x' }), '{"reason":"x"}'],
  [
    'a header',
    text(401, '', { 'x-error-message': 'Access to model X is restricted.' }),
    'Access to model X is restricted.',
  ],
  ['plain text', text(422, 'Failed to deserialize the JSON body'), 'Failed to deserialize the JSON body'],
  ['JSON called text', text(400, '{"error":"e"}', { 'content-type': 'text/plain' }), 'e'],
  ['text called JSON', text(400, 'oops', { 'content-type': 'application/json' }), 'oops'],
  [
    'nginx',
    text(503, '<html>\n<head><title>503 Service Temporarily Unavailable</title></head></html>'),
    '503 Service Temporarily Unavailable',
  ],
  ['Express', text(404, '<title>Error</title><body><pre>Cannot POST /models/x</pre>'), 'Cannot POST /models/x'],
  ['a page without words', text(504, '<html></html>'), 'Status 504, without a word.'],
  ['nothing but a status', new Response('', { status: 504, statusText: 'Gateway Time-out' }), 'Gateway Time-out'],
  ['nothing at all', text(504, ''), 'Status 504, without a word.'],
])('finds the words in %s', async (_, response, message) => {
  expect((await read(response)).message).toBe(message);
});

test.each<[number, ErrorKind]>([
  [400, 'rejected'],
  [401, 'unauthorized'],
  [402, 'payment'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'rejected'],
  [410, 'gone'],
  [413, 'rejected'],
  [422, 'rejected'],
  [429, 'rate-limited'],
  [500, 'broken'],
  [502, 'broken'],
  [503, 'busy'],
  [504, 'broken'],
])('a bare %i is %s', async (status, kind) => {
  expect(await read(text(status, ''))).toMatchObject({ kind, status });
});

test.each([
  ['7', 7_000],
  ['0', 0],
  [' 120 ', 120_000],
  ['Mon, 23 Nov 2026 12:00:07 GMT', 7_000],
  ['Monday, 23-Nov-26 12:00:07 GMT', 7_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
  ['9'.repeat(400), undefined],
])('Retry-After: %s is a wait of %s ms', async (header, retryAfterMs) => {
  expect(await read(json(429, { error: 'x' }, { 'retry-after': header }))).toMatchObject({ retryAfterMs });
});

test('the header goes before the estimate in the body', async () => {
  const response = json(503, { error: 'x', estimated_time: 20 }, { 'retry-after': '7' });
  expect(await read(response)).toMatchObject({ retryAfterMs: 7_000 });
});

test('of a page of megabytes the beginning and the end are kept', async () => {
  const { message } = await read(text(500, `${'x'.repeat(5_000_000)} is what is wrong`));
  expect(message).toMatch(/^x{450} … x+ is what is wrong$/);
  expect(message.length).toBeLessThan(610);
});

test('a token is masked wherever the server repeats it', async () => {
  const token = `hf_CANARY_${'x'.repeat(24)}1234`;
  const words = `bad token ${token}`;
  for (const response of [
    json(401, { error: words }),
    json(401, { error: [{ message: words }], warnings: [words] }),
    text(401, '', { 'x-error-message': words }),
    text(401, `<title>${words}</title>`),
    new Response('', { status: 401, statusText: words }),
  ]) {
    const { message } = await read(response);
    expect(message).toContain('bad token hf_…1234');
    expect(message).not.toContain('CANARY');
  }
});

test('a body that breaks off still gives an error, not an exception', async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
  expect(await read(new Response(body, { status: 500 }))).toMatchObject({ kind: 'broken', status: 500 });
});

const reported = readReportedErrors();
const reportedKinds: Record<string, ErrorKind> = {
  'rep-01': 'unauthorized',
  'rep-03': 'unauthorized',
  'rep-05': 'not-found',
  'rep-07': 'not-found',
  'rep-09': 'not-found',
  'rep-11': 'gone',
  'rep-13': 'rejected',
  'rep-15': 'rejected',
  'rep-17': 'model-loading',
  'rep-19': 'busy',
  'rep-21': 'rate-limited',
  'rep-23': 'rate-limited',
  'rep-25': 'payment',
  'rep-27': 'payment',
  'rep-29': 'broken',
  'rep-31': 'not-found',
  'rep-33': 'unauthorized',
};

test.skipIf(reported.length === 0)(
  'every reported error has its kind (skipped without ../shared/recordings)',
  async () => {
    const kinds: Record<string, ErrorKind> = {};
    for (const { id, status, contentType, bodyText } of reported) {
      const error = await errorFromResponse(text(status, bodyText, { 'content-type': contentType }), now);
      kinds[id] = error.kind;
      const body: { error?: string } = bodyText.startsWith('{')
        ? JSON.parse(bodyText)
        : { error: 'Cannot POST /models/x' };
      expect(describeError(error).words).toBe(body.error);
    }
    expect(kinds).toEqual(reportedKinds);
  },
);
