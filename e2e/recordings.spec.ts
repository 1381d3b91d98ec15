// What real servers really said, replayed to the real app. Skipped where ../shared/recordings is absent.
import { expect, test } from './fixtures.ts';
import type { Answer } from './server/answer.ts';
import { type Recording, readRecordings, replayed } from './server/recordings.ts';

const recordings = readRecordings();
const prompt = { Prompt: 'A lighthouse in a storm at night' };

test.skip(recordings.length === 0, 'needs ../shared/recordings, which this checkout does not have beside it');

/** What the server said, as a person must read it on the failed card. */
const refusals: Record<string, string> = {
  'err-hf-01': 'Model this-model-does-not-exist-123 does not exist',
  'err-hf-03': 'Model this-model-does-not-exist-123 does not exist',
  'err-hf-07': 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 1512.',
  'err-hf-09': 'Failed to deserialize the JSON body into the target type: inputs: invalid type: map',
  'err-hf-13': 'Error in `stream`: `stream` is not supported for this model',
  'err-hf-15': 'missing field `messages` at line 1 column 144',
  'err-hf-17': 'Please log in or use a HF access token',
  'err-hf-19': 'There was an inference error: Invalid input. Keyword argument `table` should be either of type',
  'err-hf-21': 'Not Found: Model not found',
  'err-hf-23': 'Invalid username or password.',
  'err-t2i-hf-01': "`negative_prompt` should be the same type to `prompt`, but got <class 'list'> != <class 'str'>.",
};

/** These say that no work was done, so they are asked again. */
const waits: Record<string, string> = {
  'err-hf-05': 'overloaded',
  'err-hf-11': 'Rate limit reached. Please log in or use a HF access token',
};

test('every picture recorded from Hugging Face is kept bit for bit, the broken-off one marked as damaged', async ({
  app,
  api,
}) => {
  const pictures = recordings.filter(({ category, body }) => category === 't2i-hf' && body && body.length > 0);
  expect(pictures).toHaveLength(6);
  api.answer(...pictures.map(replayedToUs));
  await app.openWith(api);
  await app.generate({ ...prompt, Images: String(pictures.length) });
  await expect(app.pictures).toHaveCount(pictures.length);
  await expect(app.gallery.getByRole('button', { name: /^Open picture .*, damaged$/ })).toHaveCount(1);
  const images = pictures.map(({ sha256, body }) => ({ sha256, size: body?.length, type: 'image/jpeg' }));
  await expect.poll(() => app.stored('images')).toHaveLength(images.length);
  expect(await app.stored('images')).toEqual(expect.arrayContaining(images));
});

test('every failure recorded from Hugging Face becomes a card with the server’s own words', async ({ app, api }) => {
  api.answer(...Object.keys(refusals).map((id) => replayedToUs(recorded(id))));
  await app.openWith(api);
  await app.generate({ ...prompt, Images: String(Object.keys(refusals).length) });
  await expect(app.job('failed')).toHaveCount(Object.keys(refusals).length);
  for (const words of Object.values(refusals)) await expect(app.jobs.filter({ hasText: words })).not.toHaveCount(0);
  expect(api.calls()).toHaveLength(Object.keys(refusals).length);
});

test('every recorded “come back later” is waited for, with the server’s own words', async ({ app, api }) => {
  api.answer(...Object.keys(waits).map((id) => replayedToUs(recorded(id))));
  await app.openWith(api);
  await app.generate({ ...prompt, Images: '2' });
  await expect(app.job('Retrying')).toHaveCount(2);
  for (const words of Object.values(waits)) await expect(app.jobs.filter({ hasText: words })).toHaveCount(1);
  await expect(app.pictures).toHaveCount(2);
});

test('no recorded failure of Hugging Face is left out here', () => {
  const ids = recordings.filter(({ id }) => /^err-(t2i-)?hf-/.test(id)).map(({ id }) => id.replace(/-\d{3}-.*$/, ''));
  expect(ids.sort()).toEqual([...Object.keys(refusals), ...Object.keys(waits)].sort());
});

/** To whoever asks: the Hub allows the origin that asks, and nobody's was asked when this was recorded (PROTOCOL §3.2). */
function replayedToUs(recording: Recording): Answer {
  const { 'access-control-allow-origin': _, ...headers } = recording.headers;
  return replayed({ ...recording, headers });
}

function recorded(id: string): Recording {
  const recording = recordings.find((each) => each.id.startsWith(`${id}-`));
  if (!recording) throw new Error(`${id} is missing`);
  return recording;
}
