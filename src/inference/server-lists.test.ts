import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { silence } from '../../e2e/server/faults.ts';
import { startScriptedApi } from '../../e2e/server/scripted-api.ts';
import { describeError } from './describe-error.ts';
import { serverListsQuery } from './server-lists.ts';

test('a server that does not say what it has is given up, and nothing was ordered', async () => {
  const api = await startScriptedApi();
  api.otherwise(silence());
  const late = new AbortController();
  const patience = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal);
  const endpoint = { id: 'a', name: 'A', api: 'automatic1111', baseUrl: api.url } as const;
  const asked = new QueryClient().fetchQuery(serverListsQuery(endpoint, () => undefined));
  const failure = asked.catch((error: Error) => error);
  await api.received(1);
  late.abort(new DOMException('Too late', 'TimeoutError'));
  const error = await failure;
  expect(error).toMatchObject({ kind: 'silent' });
  expect(error instanceof Error && describeError(error).next).toContain('Nothing was ordered.');
  patience.mockRestore();
  await api.close();
});
