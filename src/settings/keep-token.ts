import type { EndpointFields } from './endpoint-fields.ts';
import { makePasskey, passkeyProblem } from './tokens/passkey.ts';
import { newSalt, seal } from './tokens/seal.ts';
import { keeping } from './tokens/token-keeping.ts';
import type { TokenHint } from './tokens/tokens.ts';

/** Shorter ones fall to guessing at whatever cost of a guess. */
const shortest = 8;

/** What is wrong with a form, and at which of its fields. */
export type FieldProblem = { field: 'protection' | 'passphrase' | 'passphraseAgain'; problem: string };

/**
 * Makes ready how the token of an endpoint will be kept: sealed, where a protection was chosen. Gives the way to keep
 * it, or what is wrong; nothing has changed before that is called.
 */
export async function readyToken(
  fields: EndpointFields,
  saved: TokenHint | undefined,
): Promise<FieldProblem | (() => void)> {
  const { id, baseUrl, remember, protection } = fields;
  const { origin } = new URL(baseUrl);
  const stays = saved?.origin === origin ? saved : undefined;
  const keep = (token: string, locked?: Pick<TokenHint, 'protection'> & { sealed: string }) => () =>
    keeping.save(id, baseUrl, token, remember, {
      ...(!fields.token && stays && { addedAt: stays.addedAt, expiresAt: stays.expiresAt }),
      ...locked,
    });
  const wanted = remember && protection !== 'none' ? protection : undefined;
  const isAsked = fields.token !== '' || (remember && wanted !== stays?.protection) || fields.passphrase !== '';
  const token = fields.token || keeping.reveal(id, new URL(origin));
  if (!isAsked || (!token && !stays)) return () => undefined;
  if (!token) return { field: 'protection', problem: 'Protect it with: unlock the token first, or enter it again' };
  if (!wanted) return keep(token);

  const salt = newSalt(wanted);
  const to = { endpoint: id, origin };
  if (wanted === 'passkey') {
    try {
      const passkey = await makePasskey(`Proofsheet: ${new URL(origin).host}`, salt);
      return keep(token, { protection: wanted, sealed: await seal(token, { kind: wanted, ...passkey }, salt, to) });
    } catch (error) {
      return { field: 'protection', problem: passkeyProblem(error) };
    }
  }
  const { passphrase, passphraseAgain } = fields;
  if (passphrase.length < shortest)
    return { field: 'passphrase', problem: `Passphrase: at least ${shortest} characters` };
  if (passphrase !== passphraseAgain)
    return { field: 'passphraseAgain', problem: 'Passphrase again: it is not the same as above' };
  return keep(token, { protection: wanted, sealed: await seal(token, { kind: wanted, passphrase }, salt, to) });
}
