import * as z from 'zod/mini';
import { InferenceError } from './inference-error.ts';
import { type Ports, send } from './send.ts';

export const whoamiUrl = 'https://huggingface.co/api/whoami-v2';

/** Whose token it is and what it may do. `mayCall`: use Inference Providers; undefined where the answer does not say. */
export type Account = {
  name: string;
  /** What its owner called the token. */
  tokenName: string | undefined;
  mayCall: boolean | undefined;
  /** Whether it can change repositories. */
  mayWrite: boolean;
  /** Organisations that can be billed, by their names on the Hub. */
  organizations: { name: string; title: string }[];
};

export type TokenCheck =
  | { kind: 'account'; account: Account }
  /** Hugging Face does not know it. */
  | { kind: 'refused' }
  | { kind: 'unchecked'; because: 'busy' | 'unreachable' | 'unclear' };

/**
 * Asks Hugging Face whose a token is. Never throws: without a usable answer the token is `unchecked`, which says nothing
 * against it. The address is "heavily rate-limited" (PROTOCOL §6), so nobody asks twice by themselves.
 */
export async function whoami(ports: Ports): Promise<TokenCheck> {
  try {
    const { response } = await send({ method: 'GET', url: whoamiUrl, headers: { accept: 'application/json' } }, ports);
    const answer = answerSchema.safeParse(await response.json()).data;
    return answer ? { kind: 'account', account: accountOf(answer) } : { kind: 'unchecked', because: 'unclear' };
  } catch (error) {
    const status = error instanceof InferenceError ? error.status : undefined;
    if (status === 401) return { kind: 'refused' };
    if (status === 429) return { kind: 'unchecked', because: 'busy' };
    // JSON that cannot be read has a status, but no error of ours.
    const answered = status !== undefined || error instanceof SyntaxError;
    return { kind: 'unchecked', because: answered ? 'unclear' : 'unreachable' };
  }
}

const organizationSchema = z.object({
  // As `billTo` of an endpoint takes it.
  name: z.string().check(z.regex(/^[\w.-]{1,96}$/)),
  fullname: z.catch(z.string(), ''),
});

/** What is read of the answer (PROTOCOL §6); what is odd beside the name costs only itself. */
const answerSchema = z.object({
  name: z.string().check(z.minLength(1)),
  orgs: z.catch(z.array(z.unknown()), []),
  auth: z.catch(
    z.object({
      accessToken: z.optional(
        z.object({
          displayName: z.optional(z.string()),
          role: z.string(),
          fineGrained: z.optional(
            z.object({
              global: z.catch(z.array(z.string()), []),
              scoped: z.catch(z.array(z.object({ permissions: z.array(z.string()) })), []),
            }),
          ),
        }),
      ),
    }),
    {},
  ),
});

function accountOf({ name, orgs, auth: { accessToken } }: z.output<typeof answerSchema>): Account {
  const { global = [], scoped = [] } = accessToken?.fineGrained ?? {};
  const permissions = [...global, ...scoped.flatMap((scope) => scope.permissions)];
  const isFineGrained = accessToken?.role === 'fineGrained';
  return {
    name,
    tokenName: accessToken?.displayName,
    // A token from signing in is no access token of the settings; what it may do is not said here.
    mayCall: accessToken && (!isFineGrained || permissions.includes('inference.serverless.write')),
    mayWrite: isFineGrained
      ? permissions.some((permission) => /^repo\.(.+\.)?write$/.test(permission))
      : accessToken?.role === 'write' || accessToken?.role === 'admin',
    organizations: orgs
      .flatMap((org) => organizationSchema.safeParse(org).data ?? [])
      .map((org) => ({ name: org.name, title: org.fullname || org.name })),
  };
}
