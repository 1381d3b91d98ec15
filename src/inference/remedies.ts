import type { Advice } from './api.ts';

/** What Hugging Face's own words come to: the next step, and where it is taken. */
type Remedy = Advice & { says: RegExp; link?: { label: string; url: string } };

const billing = { label: 'Billing settings', url: 'https://huggingface.co/settings/billing' };

/** Known by the words, since a 402 or a 403 has several reasons (PROTOCOL §4). The first that fits counts. */
const remedies: readonly Remedy[] = [
  {
    says: /pay-as-you-?\s?go is not enabled/i,
    title: 'This provider wants to be paid as you go',
    next: 'Choose another provider, or see in your billing settings what your account may use.',
    link: billing,
  },
  {
    says: /depleted your monthly included credits/i,
    next: 'Buy credits or subscribe to PRO. Every provider behind the router draws on the same credits.',
    link: billing,
  },
  {
    says: /exceeded your monthly included credits/i,
    next: 'Subscribe to PRO, or wait for next month. Every provider behind the router draws on the same credits.',
    link: { label: 'PRO', url: 'https://huggingface.co/pricing' },
  },
  {
    says: /sufficient permissions to call Inference Providers/i,
    next: 'Make a token with the permission “Make calls to Inference Providers” and enter it under Endpoints.',
    link: {
      label: 'settings/tokens',
      url: 'https://huggingface.co/settings/tokens/new?ownUserPermissions=inference.serverless.write&tokenType=fineGrained',
    },
  },
  {
    says: /not supported by provider/i,
    title: 'Not served by this provider',
    next: 'Choose another provider or model. Nothing was made or billed.',
  },
];

/** What to do about a failure in these words, in place of the general advice. */
export function adviceFor(words: string): Advice | undefined {
  const remedy = remedies.find(({ says }) => says.test(words));
  return remedy && { ...(remedy.title && { title: remedy.title }), next: remedy.next };
}

/** Where that is done. */
export function remedyLink(words: string): Remedy['link'] {
  return remedies.find(({ says }) => says.test(words))?.link;
}
