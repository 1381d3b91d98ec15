import { type Ports, send } from './send.ts';

export const revokeUrl = 'https://huggingface.co/api/credentials/revoke';

/**
 * Ends a Hugging Face token everywhere. The address needs no rights and answers 202 (TRUST F.3); whether it lets web
 * pages ask is not documented. Throws an InferenceError when there was no such answer.
 */
export async function revokeToken(token: string, ports: Omit<Ports, 'authorize'>): Promise<void> {
  await send(
    {
      method: 'POST',
      url: revokeUrl,
      headers: { 'content-type': 'application/json' },
      body: { credentials: [token] },
    },
    // The token is what is sent, not who sends it.
    { ...ports, authorize: () => undefined },
  );
}
