import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readRecordedBody, readRecordings, readReportedErrors, replayed } from './recordings.ts';
import { startScriptedApi } from './scripted-api.ts';

const recordings = readRecordings();

test.skipIf(recordings.length === 0)('every recorded body that was kept is what its checksum says', () => {
  const kept = recordings.filter(({ body }) => body !== undefined);
  expect(kept.length).toBeGreaterThan(60);
  for (const { id, body, sha256 } of kept) {
    expect([
      id,
      createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
    ]).toEqual([id, sha256]);
  }
});

test.skipIf(recordings.length === 0)('a recording is replayed over HTTP to the byte', async () => {
  const recording = recordings.find(({ id }) => id === 't2i-hf-19-200-router');
  if (!recording) throw new Error('t2i-hf-19 is missing');
  const api = await startScriptedApi();
  api.answer(replayed(recording));
  const response = await fetch(api.url, { method: 'POST' });
  const body = Buffer.from(await response.arrayBuffer());
  await api.close();
  expect(createHash('sha256').update(body).digest('hex')).toBe(recording.sha256);
  expect(response.headers.get('x-compute-type')).toBe('cache');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
});

test.skipIf(recordings.length === 0)('the pictures inside JSON answers and the reported errors can be read', () => {
  expect(readRecordedBody('t2i-provider-51-200-fal_run.image.jpg').length).toBe(247_503);
  expect(readReportedErrors().length).toBeGreaterThan(15);
});

test.runIf(recordings.length === 0)('without the folder there are no recordings and nothing breaks', () => {
  expect(readReportedErrors()).toEqual([]);
});
