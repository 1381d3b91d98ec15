// What inference providers really said, replayed to the real app under their own names. Skipped without the recordings.
import { spokenProviders } from '#inference/hub-mapping.ts';
import { canary } from './canary.ts';
import { expect, type Proofsheet } from './fixtures.ts';
import { picture } from './server/answers.ts';
import { downloadOf, providerOf, readRecordedProviders, wordsOf } from './server/recorded-providers.ts';
import { type Recording, replayed } from './server/recordings.ts';
import { hubApi } from './server/router-api.ts';
import type { World } from './server/world.ts';
import { test } from './world.ts';

const { successes, errors, downloads } = readRecordedProviders();
const model = 'acme/painter';

test.skip(errors.length === 0, 'needs ../shared/recordings, which this checkout does not have beside it');

/** Opens the page with the router as its endpoint, which answers each order with the next of these recordings. */
async function openWith(app: Proofsheet, world: World, provider: string, answers: readonly Recording[]): Promise<void> {
  const left = [...answers];
  world.host('huggingface.co', hubApi({ [provider]: 'acme/painter' }));
  world.host('router.huggingface.co', async (request, raw) => {
    const next = left.shift();
    // Recorded as whoever asked then was answered; a page asks from an origin.
    const { 'access-control-allow-origin': _, ...headers } = next?.headers ?? {};
    return next && replayed({ ...next, headers })(request, raw);
  });
  for (const host of ['fal.media', 'v3.fal.media', 'replicate.delivery'])
    world.host(host, async (request, raw) => {
      const download = downloadOf(downloads, new URL(request.url));
      return (download ? replayed(download) : picture())(request, raw);
    });
  await app.open();
  await app.addEndpoint({
    name: 'Router',
    api: 'Hugging Face Inference Providers',
    baseUrl: 'https://router.huggingface.co',
    token: canary,
  });
}

for (const provider of spokenProviders) {
  const pictures = successes.filter((each) => providerOf(each) === provider);
  if (pictures.length > 0)
    test(`every recorded picture of ${provider} hangs in the gallery`, async ({ app, world }) => {
      await openWith(app, world, provider, pictures);
      await app.generate({ Model: model, Prompt: 'A fox', Images: String(pictures.length) });
      await expect(app.pictures).toHaveCount(pictures.length, { timeout: 20_000 });
      expect(await app.stored('jobs')).toEqual([]);
    });

  const refusals = errors.filter((each) => providerOf(each) === provider);
  if (refusals.length > 0)
    test(`every recorded error of ${provider} is told in its own words`, async ({ app, world }) => {
      await openWith(app, world, provider, refusals);
      await app.generate({ Model: model, Prompt: 'A fox', Images: String(refusals.length) });
      await expect(app.job('failed')).toHaveCount(refusals.length);
      for (const words of refusals.map(wordsOf)) await expect(app.jobs.filter({ hasText: words })).not.toHaveCount(0);
    });
}
