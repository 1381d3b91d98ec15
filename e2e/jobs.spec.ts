import { expect, test } from './fixtures.ts';
import { type Answer, held, left } from './server/answer.ts';
import { failure, loadingModel, picture, rateLimited } from './server/answers.ts';
import { silence } from './server/faults.ts';
import { startScriptedApi } from './server/scripted-api.ts';

const prompt = { Prompt: 'A lighthouse in a storm at night' };

test('a queued job says how many are ahead of it', async ({ app, api }) => {
  api.otherwise(silence());
  await app.openWith(api);
  await app.generate({ ...prompt, Images: '6' });
  await expect(app.job('Generating')).toHaveCount(2);
  await expect(app.job('Queued, 1 ahead')).toHaveCount(2);
  await expect(app.job('Queued, 2 ahead')).toHaveCount(2);
  await expect.poll(() => api.calls()).toHaveLength(2);
});

test('a cold model is said to be loading, and for about how long; then its picture comes', async ({ app, api }) => {
  api.answer(loadingModel(2));
  await app.openWith(api);
  await app.generate(prompt);
  await expect(app.job('Loading the model, about [12] s left · attempt 2')).toBeVisible();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(2);
  await expect(app.detail('Took')).toContainText('2 attempts');
});

test('a job that is being made counts the seconds', async ({ app, api }) => {
  api.answer(silence());
  await app.openWith(api);
  await app.generate(prompt);
  await expect(app.job('Generating, 1 s$')).toBeVisible();
  await expect(app.job('Generating, 2 s$')).toBeVisible();
});

test('from the second run on a job says how long it usually takes', async ({ app, api }) => {
  const first = held(picture());
  const second = held(picture());
  api.answer(first.answer, second.answer);
  await app.openWith(api);
  await app.generate(prompt);
  await expect(app.job('Generating, 1 s$')).toBeVisible();
  first.release();
  await expect(app.pictures).toHaveCount(1);
  await app.generate();
  await expect(app.job('Generating, \\d s (of about|· usually) [12] s$')).toBeVisible();
  second.release();
  await expect(app.pictures).toHaveCount(2);
});

test.describe('a server that lets pages read Retry-After', () => {
  const cors = { allowHeaders: 'mirror', exposeHeaders: ['retry-after'], preflightStatus: 204 } as const;

  test('is asked again when it says, and the job says when and why', async ({ app }) => {
    const api = await startScriptedApi({ cors });
    api.answer(rateLimited('3'));
    await app.openWith(api);
    await app.generate(prompt);
    const job = app.job('Retrying, in [23] s · attempt 2');
    await expect(job).toContainText('Rate limit reached. Please log in or use a HF access token');
    await expect(app.pictures).toHaveCount(1);
    expect(api.calls()).toHaveLength(2);
    await api.close();
  });

  test('is not waited for when it wants two hours, and the job says so', async ({ app }) => {
    const api = await startScriptedApi({ cors });
    api.answer(rateLimited('7200'));
    await app.openWith(api);
    await app.generate(prompt);
    await expect(app.job('failed. Rate limited')).toContainText('Try again in 120 min.');
    await api.close();
  });

  test('is asked four times and no more while it stays overloaded', async ({ app }) => {
    const api = await startScriptedApi({ cors });
    api.otherwise(failure(503, 'overloaded', { 'retry-after': '1' }));
    await app.openWith(api);
    await app.generate(prompt);
    await expect(app.job('failed. The server is busy')).toContainText('overloaded');
    expect(api.calls()).toHaveLength(4);
    await api.close();
  });
});

test('a rate limit holds up the rest of a run, which says so and can be cancelled', async ({ app }) => {
  const cors = { allowHeaders: 'mirror', exposeHeaders: ['retry-after'], preflightStatus: 204 } as const;
  const api = await startScriptedApi({ cors });
  const second = held(picture());
  api.answer(rateLimited('300'), second.answer);
  await app.openWith(api);
  await app.generate({ ...prompt, Images: '4' });
  await expect(app.job('Retrying, in \\d')).toBeVisible();
  second.release();
  await expect(app.pictures).toHaveCount(1);
  const job = app.job('Waiting, \\d');
  await expect(job).toContainText('the server limits requests');
  await job.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.jobs).toHaveCount(2);
  expect(api.calls()).toHaveLength(2);
  await api.close();
});

test('a rate limit whose Retry-After the page may not read is retried all the same', async ({ app, api }) => {
  api.answer(rateLimited('2'));
  await app.openWith(api);
  await app.generate(prompt);
  await expect(app.job('Retrying, in \\d s')).toBeVisible();
  await expect(app.pictures).toHaveCount(1);
});

test('a refusal shows the server’s own words and what to do; Try again puts the picture in its place', async ({
  app,
  api,
}) => {
  const words = '`height` and `width` have to be divisible by 8 but are 513 and 512.';
  api.answer(failure(400, words));
  await app.openWith(api);
  await app.generate(prompt);
  const job = app.job('failed. The server refused these settings');
  await expect(job).toContainText(words);
  await expect(job).toContainText('Change what it names, then generate again.');
  await job.getByRole('button', { name: 'Try again' }).click();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.jobs).toHaveCount(0);
  const [first, second] = api.calls();
  expect(second?.bodyText).toBe(first?.bodyText);
});

test('a server that failed inside may have billed, so it is not asked again by itself', async ({ app, api }) => {
  api.answer(failure(500, 'unknown error'));
  await app.openWith(api);
  await app.generate(prompt);
  await expect(app.job('failed. The server failed \\(500\\)')).toContainText('It may have been billed');
  await app.generate();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(2);
});

test('Dismiss takes a failed job away for good', async ({ app, api, page }) => {
  api.answer(failure(400, 'no'));
  await app.openWith(api);
  await app.generate(prompt);
  await app.jobs.getByRole('button', { name: 'Dismiss' }).click();
  await expect(app.jobs).toHaveCount(0);
  await expect.poll(() => app.stored('jobs')).toEqual([]);
  await app.generate();
  await expect(app.pictures).toHaveCount(1);
  await page.reload();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.jobs).toHaveCount(0);
});

test('Cancel ends a request that is under way, and the server is left in peace', async ({ app, api }) => {
  const gone = leaving();
  api.answer(gone.answer);
  await app.openWith(api);
  await app.generate(prompt);
  await app.job('Generating').getByRole('button', { name: 'Cancel' }).click();
  await expect(app.jobs).toHaveCount(0);
  await gone.left;
});

test('Cancel takes a waiting job out of the line, and those behind it move up', async ({ app, api }) => {
  api.answer(loadingModel(50), silence());
  api.otherwise(silence());
  await app.openWith(api);
  await app.generate({ ...prompt, Images: '4' });
  await expect(app.job('Queued, 1 ahead')).toHaveCount(2);
  await app.job('Queued').last().getByRole('button', { name: 'Cancel' }).click();
  await expect(app.jobs).toHaveCount(3);
  await app.job('Loading the model').getByRole('button', { name: 'Cancel' }).click();
  await expect(app.job('Generating')).toHaveCount(2);
  await expect(app.jobs).toHaveCount(2);
  expect(api.calls()).toHaveLength(3);
});

test('Escape never cancels a paid job', async ({ app, api, page }) => {
  const slow = held(picture());
  api.answer(slow.answer);
  await app.openWith(api);
  await app.generate(prompt);
  await app.job('Generating').getByRole('button', { name: 'Cancel' }).focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
  await app.field('Prompt').focus();
  await page.keyboard.press('Escape');
  await expect(app.job('Generating')).toBeVisible();
  slow.release();
  await expect(app.pictures).toHaveCount(1);
});

test('in a run of four the one that fails keeps its place, and the others come', async ({ app, api }) => {
  api.otherwise(async (request, raw) => {
    const refused = (await request.clone().text()).includes('"seed":12');
    return (refused ? failure(400, 'not this one') : picture())(request, raw);
  });
  await app.openWith(api);
  await app.form.getByRole('button', { name: 'Lock seed' }).click();
  await app.generate({ ...prompt, Seed: '10', Images: '4' });
  await expect(app.pictures).toHaveCount(3);
  for (const frame of ['1·1', '1·2', '1·4'])
    await expect(app.gallery.getByRole('button', { name: `Open picture ${frame}` })).toBeVisible();
  await expect(app.gallery.getByRole('group', { name: 'Job 1·3: failed' })).toContainText('not this one');
});

test('offline, a server at home is asked all the same', async ({ app, api, context }) => {
  await app.openWith(api);
  await expect(app.gallery).toBeVisible();
  await context.setOffline(true);
  await app.generate(prompt);
  // This browser lets nothing out at all then; what counts is that the job does not wait.
  await expect(app.job('failed. 127.0.0.1')).toBeVisible();
  await context.setOffline(false);
  await app.jobs.getByRole('button', { name: 'Try again' }).click();
  await expect(app.pictures).toHaveCount(1);
});

test('the demo goes on working offline', async ({ app, context }) => {
  await app.open();
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  await context.setOffline(true);
  await app.generate();
  await expect(app.pictures).toHaveCount(2);
});

/** Never answers; `left` resolves when the client has gone. */
function leaving(): { answer: Answer; left: Promise<void> } {
  let tell = () => {};
  return {
    left: new Promise((resolve) => {
      tell = resolve;
    }),
    answer: async (request) => {
      await left(request);
      tell();
      return undefined;
    },
  };
}

test('a run is stopped as a whole, and what it has made stays', async ({ app, api }) => {
  api.answer(picture(), silence());
  api.otherwise(silence());
  await app.openWith(api);
  await app.generate({ ...prompt, Images: '5' });
  await expect(app.pictures).toHaveCount(1);
  await app.gallery.getByRole('button', { name: 'Stop the run' }).click();
  await expect(app.jobs).toHaveCount(0);
  await expect.poll(() => app.stored('jobs')).toEqual([]);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(3);
});
