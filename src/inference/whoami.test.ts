// Over real HTTP, with the fetch of Node.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../e2e/server/answer.ts';
import { echoedToken, failure, json, rateLimited, redirect, text, webPage } from '../../e2e/server/answers.ts';
import { resetBeforeHeaders, silence } from '../../e2e/server/faults.ts';
import { type HttpServer, startHttpServer } from '../../e2e/server/http-server.ts';
import { type HubAccounts, type HubToken, startHubAccounts } from '../../e2e/server/hub-accounts.ts';
import { revokeToken } from './revoke-token.ts';
import { whoami } from './whoami.ts';

const canary = 'hf_CANARYabcdefghijklmnopqrstuvwxyz';

let hub: HubAccounts;
let server: HttpServer;
let instead: Answer | undefined;
beforeEach(async () => {
  hub = startHubAccounts();
  instead = undefined;
  server = await startHttpServer((request, raw) => (instead ?? hub.handler)(request, raw));
});
afterEach(() => server.close());

/** Asks the server of the test, which stands where https://huggingface.co does. */
function ask(signal = new AbortController().signal) {
  return whoami({
    signal,
    authorize: (url, headers) => {
      expect(url.href).toBe('https://huggingface.co/api/whoami-v2');
      headers.set('authorization', `Bearer ${canary}`);
    },
    fetch: (request) => fetch(request.url.replace('https://huggingface.co', server.url), request),
  });
}

async function account(token: HubToken) {
  hub.tokens.set(canary, token);
  const check = await ask();
  return check.kind === 'account' ? check.account : undefined;
}

test('says whose token it is, what it is called, and who can be billed', async () => {
  const organizations = [
    { name: 'acme', fullname: 'Acme Pictures' },
    { name: 'plain', fullname: '' },
  ];
  expect(await account({ name: 'ada', role: 'read', organizations })).toEqual({
    name: 'ada',
    tokenName: 'playground',
    mayCall: true,
    mayWrite: false,
    organizations: [
      { name: 'acme', title: 'Acme Pictures' },
      { name: 'plain', title: 'plain' },
    ],
  });
  expect(server.calls()).toMatchObject([{ method: 'GET', path: '/api/whoami-v2' }]);
});

test.each<[string, Omit<HubToken, 'name'>, boolean | undefined, boolean]>([
  ['a read token may call and cannot write', { role: 'read' }, true, false],
  ['a write token may do both', { role: 'write' }, true, true],
  ['a fine-grained one may do what it says', { role: 'fineGrained' }, false, false],
  ['calls for its owner', { role: 'fineGrained', global: ['inference.serverless.write'] }, true, false],
  [
    'calls for an organisation',
    { role: 'fineGrained', scoped: [{ entity: 'acme', permissions: ['inference.serverless.write'] }] },
    true,
    false,
  ],
  [
    'repositories somewhere',
    { role: 'fineGrained', scoped: [{ entity: 'acme', permissions: ['repo.content.read', 'repo.write'] }] },
    false,
    true,
  ],
  ['discussions are no repositories', { role: 'fineGrained', global: ['discussion.write'] }, false, false],
  ['a token from signing in: not said', { role: 'oauth' }, undefined, false],
])('%s', async (_words, token, mayCall, mayWrite) => {
  expect(await account({ name: 'ada', ...token })).toMatchObject({ mayCall, mayWrite });
});

test('a token that Hugging Face does not know is refused', async () => {
  expect(await ask()).toEqual({ kind: 'refused' });
  instead = echoedToken();
  expect(await ask()).toEqual({ kind: 'refused' });
});

test.each([
  ['busy', rateLimited('60')],
  ['unreachable', resetBeforeHeaders()],
  ['unreachable', redirect('https://evil.example/api/whoami-v2')],
  ['unclear', webPage()],
  ['unclear', failure(500, 'oops')],
  ['unclear', failure(403, 'not from here')],
  ['unclear', json(200, { type: 'user' })],
  ['unclear', json(200, null)],
  ['unclear', text(200, '{"name":')],
] as const)('anything else says nothing against it: %s', async (because, answer) => {
  instead = answer;
  expect(await ask()).toEqual({ kind: 'unchecked', because });
  expect(server.calls()).toHaveLength(1);
});

test('an answer that does not come is not waited for longer than asked', async () => {
  instead = silence();
  expect(await ask(AbortSignal.timeout(50))).toEqual({ kind: 'unchecked', because: 'unreachable' });
});

test('what is odd beside the name costs only itself', async () => {
  const orgs = [null, { name: 'two words' }, { name: 'acme', fullname: 7 }];
  instead = json(200, {
    name: 'ada',
    orgs,
    auth: { accessToken: { role: 'fineGrained', fineGrained: { global: 1 } } },
  });
  expect(await ask()).toMatchObject({
    account: { name: 'ada', mayCall: false, organizations: [{ name: 'acme', title: 'acme' }] },
  });
  instead = json(200, { name: 'ada', orgs: 'none', auth: 'none' });
  expect(await ask()).toMatchObject({ account: { name: 'ada', mayCall: undefined, organizations: [] } });
});

const revoke = () =>
  revokeToken(canary, {
    signal: new AbortController().signal,
    fetch: (request) => fetch(request.url.replace('https://huggingface.co', server.url), request),
  });

test('a revoked token is nobody’s', async () => {
  hub.tokens.set(canary, { name: 'ada', role: 'read' });
  await revoke();
  expect(server.calls()).toMatchObject([
    { method: 'POST', path: '/api/credentials/revoke', json: { credentials: [canary] } },
  ]);
  expect(server.calls()[0]?.headers.authorization).toBeUndefined();
  expect(await ask()).toEqual({ kind: 'refused' });
});

test('revoking that is refused is no success, and repeats no token', async () => {
  instead = failure(403, `not ${canary}`);
  await expect(revoke()).rejects.toMatchObject({ kind: 'forbidden', message: expect.not.stringContaining(canary) });
});
