import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { type HttpServer, startHttpServer } from '../../e2e/server/http-server.ts';
import { tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import type { Endpoint } from './endpoint.ts';
import { serverListsQuery } from './server-lists.ts';
import { progressQuery } from './server-progress.ts';

let server: HttpServer | undefined;
afterEach(() => server?.close());

const client = new QueryClient();
const authorize = (_: URL, headers: Headers) => headers.set('authorization', 'Basic x');
const endpoint = (baseUrl: string, api: Endpoint['api'] = 'automatic1111'): Endpoint => ({
  id: baseUrl,
  name: 'Mine',
  api,
  baseUrl,
});

async function progressOf(answer: object) {
  server = await startHttpServer(async () => Response.json(answer));
  return client.fetchQuery(progressQuery(server.url, endpoint(server.url), authorize));
}

test('the picture so far has the type that its bytes are', async () => {
  const current_image = tinyPicture('image/jpeg').toString('base64');
  const told = await progressOf({ progress: 0.5, eta_relative: 3, current_image });
  expect(told).toMatchObject({ fraction: 0.5, etaS: 3 });
  expect(told?.preview?.type).toBe('image/jpeg');
  expect(server?.calls()[0]).toMatchObject({
    path: '/sdapi/v1/progress?skip_current_image=false',
    headers: { authorization: 'Basic x' },
  });
});

test.each(['PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+', '%%%', 'aHRtbA=='])(
  'what is no picture is not shown: %s',
  async (current_image) => {
    expect(await progressOf({ progress: 0.5, current_image })).toStrictEqual({ fraction: 0.5 });
  },
);

test('an API that does not say how far it is is not asked', async () => {
  server = await startHttpServer(async () => Response.json({}));
  expect(await client.fetchQuery(progressQuery('job', endpoint(server.url, 'hugging-face'), authorize))).toBeNull();
  expect(await client.fetchQuery(serverListsQuery(endpoint(server.url, 'hugging-face'), authorize))).toEqual({
    models: [],
    samplers: [],
  });
  expect(server.calls()).toEqual([]);
});

test('lists are asked for with the token, and an answer that is no list is an error at once', async () => {
  server = await startHttpServer(async () => Response.json({ detail: 'no' }));
  await expect(client.fetchQuery(serverListsQuery(endpoint(server.url), authorize))).rejects.toThrow();
  expect(
    server
      .calls()
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['/sdapi/v1/samplers', '/sdapi/v1/sd-models']);
  expect(server.calls()[0]?.headers.authorization).toBe('Basic x');
});
