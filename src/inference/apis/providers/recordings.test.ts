// What the providers really said, replayed through the real path over HTTP. Skipped without ../shared/recordings.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Target } from '#inference/api.ts';
import { hfProviders } from '#inference/apis/hf-providers.ts';
import { generateImage } from '#inference/generate-image.ts';
import type { SpokenProvider } from '#inference/hub-mapping.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { picture } from '../../../../e2e/server/answers.ts';
import { elsewhere } from '../../../../e2e/server/elsewhere.ts';
import { downloadOf, providerOf, readRecordedProviders, wordsOf } from '../../../../e2e/server/recorded-providers.ts';
import { type Recording, readRecordedBody, replayed } from '../../../../e2e/server/recordings.ts';
import { type ScriptedApi, startScriptedApi } from '../../../../e2e/server/scripted-api.ts';
import { tinyPicture } from '../../../../e2e/server/tiny-pictures.ts';

const { successes, errors, downloads } = readRecordedProviders();
const named = (list: readonly Recording[]) => list.map((recording) => [recording.id, recording] as const);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let world: ScriptedApi;
beforeEach(async () => {
  world = await startScriptedApi();
});
afterEach(() => world.close());

/** Orders a picture; the recording is the answer, and its picture's host has the recorded download, or a small picture. */
async function generate(recording: Recording, provider: SpokenProvider) {
  const target: Target = {
    api: 'hf-providers',
    baseUrl: 'https://router.huggingface.co',
    route: { provider, providerId: 'owner/name' },
  };
  world.answer(replayed(recording));
  world.otherwise(async (request, raw) => {
    const download = downloadOf(downloads, new URL(request.url));
    return (download ? replayed(download) : picture({ bytes: tinyPicture() }))(request, raw);
  });
  const settings = { useCache: true, waitForModel: false };
  const request = hfProviders.toRequest({ model: 'owner/name', prompt: 'a fox', seed: 7 }, settings, target);
  const ports = { authorize: () => {}, signal: new AbortController().signal, fetch: elsewhere(world) };
  return generateImage(
    { ...target, api: hfProviders, known: { ...(target.route && { route: target.route }) }, request },
    ports,
  );
}

describe.skipIf(errors.length === 0)('recorded answers (skipped without ../shared/recordings)', () => {
  test('there are some of each provider that is recorded', () => {
    const count = (provider: SpokenProvider) => successes.filter((each) => providerOf(each) === provider).length;
    expect([count('fal-ai') > 10, count('replicate'), count('together') > 2]).toEqual([true, 3, true]);
    expect(errors).toHaveLength(9);
    expect(downloads.length).toBeGreaterThan(1);
  });

  test.each(named(successes))('%s becomes its picture', async (id, recording) => {
    const provider = providerOf(recording) ?? 'fal-ai';
    const { blob, notes } = await generate(recording, provider);
    const text = recording.body?.toString() ?? '';
    const link = /"(https:\/\/(?:[\w.]*fal\.media|replicate\.delivery)\/[^"]+)"/.exec(text)?.[1];
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (link === undefined) {
      expect(world.calls()).toHaveLength(1);
      const kept = ['t2i-provider-25', 't2i-provider-51', 't2i-router-provider-03'].some((each) => id.startsWith(each));
      if (kept) expect(sha256(bytes)).toBe(sha256(readRecordedBody(`${id}.image.jpg`)));
    } else {
      // Not the first address in the answer by chance: it is the one that was fetched.
      const [, collected] = world.calls();
      expect(collected?.headers['x-host']).toBe(new URL(link).host);
      expect(collected?.path).toBe(new URL(link).pathname);
      const download = downloads.find(({ request }) => request.url === link);
      expect(sha256(bytes)).toBe(download?.sha256 ?? sha256(tinyPicture()));
    }
    const seed = /"seed":\s*(\d+)/.exec(text)?.[1];
    if (provider === 'fal-ai') expect(notes).toMatchObject({ seed, flagged: false });
    else expect(notes.requestId).toBe(/"id":\s*"([^"]+)"/.exec(text)?.[1]);
  });

  test.each(named(errors))('%s is told in its own words', async (_, recording) => {
    const provider = providerOf(recording);
    if (!provider) throw new Error(`nobody answers like ${recording.request.url}`);
    const error: unknown = await generate(recording, provider).catch((error: unknown) => error);
    if (!(error instanceof InferenceError)) throw new Error('no InferenceError', { cause: error });
    expect(error).toMatchObject({ kind: 'rejected', status: recording.status, receipt: undefined });
    expect(error.message).toContain(wordsOf(recording));
  });
});
