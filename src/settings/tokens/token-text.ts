import * as z from 'zod/mini';
import { isPrivateHost } from '#inference/endpoint.ts';
import { isHuggingFace } from './authorize-with.ts';

/**
 * A token as typed, checked: what stands round it in a header or a document is taken off; what would not fit into a
 * header, or is no token at all, gets a sentence (TRUST A-15).
 */
export const tokenTextSchema = z.string().check(
  // Documents write "Bearer: hf_…" as well (PROTOCOL §2.3).
  z.overwrite((text) => text.trim().replace(/^(authorization:\s*)?bearer:?\s+/i, '')),
  z.refine((token) => /^[\x21-\x7e]*$/.test(token), {
    error: 'Access token: letters, digits and signs only, without spaces',
  }),
  z.maxLength(4096, { error: 'Access token: too long to be one' }),
);

/** What is odd about a token for this origin, in a sentence. A doubt, not a ban: old and special tokens exist. */
export function doubtAbout(token: string, origin: string): string | undefined {
  // User tokens, tokens from signing in, and the older api_… and api_org_… (PROTOCOL §6).
  const looksLikeTheirs = /^(hf|api)_/.test(token);
  const { host, hostname } = new URL(origin);
  if (isHuggingFace(origin) && !looksLikeTheirs) return 'Tokens of Hugging Face begin with hf_. Is this the right one?';
  if (!isHuggingFace(origin) && token.startsWith('hf_') && !isPrivateHost(hostname))
    return `This is a token of Hugging Face, and ${host} is somebody else. Save it only if you trust them with it.`;
  return undefined;
}
