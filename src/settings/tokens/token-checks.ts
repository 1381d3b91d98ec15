import { queryOptions } from '@tanstack/react-query';
import { type TokenCheck, whoami, whoamiUrl } from '#inference/whoami.ts';
import { uniqueId } from '#lib/unique-id.ts';
import { authorizeWith, isHuggingFace } from './authorize-with.ts';
import { keeping } from './token-keeping.ts';
import { tokens } from './tokens.ts';

/**
 * Tokens of this page that Hugging Face was or will be asked about, under names that say nothing of them: a component
 * and the query cache hold a name, and the same token has the same name, typed or saved.
 */
const held = new Map<string, { origin: string; token: string }>();

/** A name for a typed token, to ask about it before it is saved; undefined where nobody may be asked. */
export function holdTyped(origin: string, token: string): string | undefined {
  if (!isHuggingFace(origin)) return undefined;
  const known = [...held].find(([, each]) => each.token === token && each.origin === origin);
  if (known) return known[0];
  const name = uniqueId();
  held.set(name, { origin, token });
  return name;
}

/** The name of an endpoint's saved token. */
export function holdSaved(endpoint: string): string | undefined {
  const token = keeping.reveal(endpoint, new URL(whoamiUrl));
  const origin = tokens.hint(endpoint)?.origin;
  return token && origin && holdTyped(origin, token);
}

/** Lets go of an endpoint's saved token, which is about to be forgotten. */
export function release(endpoint: string): void {
  const name = holdSaved(endpoint);
  if (name) held.delete(name);
}

/** How long an answer stands, in milliseconds: Hugging Face limits how often it may be asked (PROTOCOL §6). */
const standsMs = 600_000;

/** How long to wait for an answer, in milliseconds; nothing depends on it. */
const patienceMs = 15_000;

/** Whose token it is. Asked once; again after ten minutes, when somebody looks, or when they say so. */
export const checkQuery = (name: string | undefined) =>
  queryOptions({
    queryKey: ['whoami', name ?? 'none'],
    queryFn: async (): Promise<TokenCheck> => {
      const entry = held.get(name ?? '');
      if (!entry) return { kind: 'unchecked', because: 'unclear' };
      return whoami({
        authorize: (url, headers) => authorizeWith(entry, url, headers),
        signal: AbortSignal.timeout(patienceMs),
      });
    },
    enabled: name !== undefined,
    staleTime: standsMs,
    gcTime: standsMs,
    retry: false,
    refetchOnReconnect: false,
    networkMode: 'always',
  });
