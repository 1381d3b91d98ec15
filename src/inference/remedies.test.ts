import { expect, test } from 'vitest';
import { failure } from '../../e2e/server/answers.ts';
import { readReportedErrors } from '../../e2e/server/recordings.ts';
import { describeError } from './describe-error.ts';
import { errorFromResponse } from './error-from-response.ts';
import { remedyLink } from './remedies.ts';

const billing = 'https://huggingface.co/settings/billing';

const answer = async (status: number, words: string) => {
  const response = await failure(status, words)(new Request('https://router.huggingface.co/'), Object.create(null));
  if (!response) throw new Error('no answer');
  return errorFromResponse(response);
};

// The words are quoted in PROTOCOL §4.
test.each([
  [402, 'Pay-as-you go is not enabled for provider fal-ai yet.', 'payment', /another provider/, billing],
  [402, 'Pay-as-you-go is not enabled for provider X', 'payment', /another provider/, billing],
  [
    402,
    'You have depleted your monthly included credits. Purchase pre-paid credits to continue using Inference Providers. Alternatively, subscribe to PRO to get 20x more included credits.',
    'payment',
    /^Buy credits or subscribe to PRO/,
    billing,
  ],
  [
    402,
    'You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits.',
    'payment',
    /^Subscribe to PRO/,
    'https://huggingface.co/pricing',
  ],
  [
    403,
    'This authentication method does not have sufficient permissions to call Inference Providers on behalf of user NAME',
    'forbidden',
    /^Make a token with the permission/,
    'https://huggingface.co/settings/tokens/new?ownUserPermissions=inference.serverless.write&tokenType=fineGrained',
  ],
  [400, 'Model not supported by provider fal-ai', 'not-found', /^Choose another provider or model/, undefined],
  [402, 'Payment required', 'payment', /^Add credits to your account/, undefined],
] as const)('%i %s', async (status, words, kind, next, url) => {
  const error = await answer(status, words);
  expect(error.kind).toBe(kind);
  expect(describeError(error)).toMatchObject({ words, next: expect.stringMatching(next) });
  expect(remedyLink(describeError(error).words)?.url).toBe(url);
});

const reported = readReportedErrors().filter(({ status }) => status === 402 || status === 403);

test.skipIf(reported.length === 0).each(reported.map((each) => [each.id, each] as const))(
  'reported %s has a next step of its own',
  async (_, { status, bodyText }) => {
    const error = await errorFromResponse(new Response(bodyText, { status }));
    const general = await errorFromResponse(new Response('other words', { status }));
    const isOfTheModel = error.kind === 'not-found';
    if (!isOfTheModel) expect(describeError(error).next).not.toBe(describeError(general).next);
  },
);
