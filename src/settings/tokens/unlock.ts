import { askPasskey, passkeyProblem } from './passkey.ts';
import { partsOf, unseal } from './seal.ts';
import { keeping } from './token-keeping.ts';

/** Unlocks the token of an endpoint for this page, with a passphrase or its passkey. Resolves to what is wrong, in words. */
export async function unlock(endpoint: string, passphrase: string): Promise<string | undefined> {
  const { text = '', origin = '' } = keeping.sealed(endpoint) ?? {};
  const parts = partsOf(text);
  if (!parts) return 'What is kept of this token is damaged. Enter the token again.';
  const { id, salt } = parts;
  try {
    const token = id
      ? await unseal(text, { kind: 'passkey', id, secret: await askPasskey(id, salt) }, { endpoint, origin })
      : await unseal(text, { kind: 'passphrase', passphrase }, { endpoint, origin });
    if (token === undefined) return `${id ? 'Passkey' : 'Passphrase'}: it does not open this token.`;
    keeping.setUnlocked(endpoint, token);
    return undefined;
  } catch (error) {
    return passkeyProblem(error);
  }
}
