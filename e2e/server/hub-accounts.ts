import { createHash, randomUUID } from 'node:crypto';
import type { Handler } from './http-server.ts';

/** An access token as https://huggingface.co knows it, with its owner. */
export type HubToken = {
  name: string;
  role: 'read' | 'write' | 'fineGrained' | 'oauth';
  /** What a fine-grained token may do for its owner, and for whom else. */
  global?: string[];
  scoped?: { entity: string; permissions: string[] }[];
  organizations?: { name: string; fullname: string }[];
};

/** The accounts of https://huggingface.co: whoami, revoking, and signing in with PKCE (PROTOCOL §6). */
export type HubAccounts = {
  handler: Handler;
  /** The tokens that are known, by their text. */
  tokens: Map<string, HubToken>;
  /** What a person says when asked whether the page may sign in for them. */
  consent: 'allow' | 'deny';
  /** The scope that is granted, whatever was asked for; as asked when absent. */
  granted?: string;
};

/** How long a token from signing in lasts, in seconds. */
const eightHours = 28_800;

export function startHubAccounts(known: Record<string, HubToken> = {}): HubAccounts {
  const codes = new Map<string, { challenge: string; redirectUri: string; scope: string }>();

  const answers: Record<string, (request: Request, url: URL) => Promise<Response>> = {
    'GET /api/whoami-v2': async (request) => {
      const token = accounts.tokens.get(bearer(request));
      if (!token) return Response.json({ error: 'Invalid credentials in Authorization header' }, { status: 401 });
      return Response.json(whoami(token));
    },
    'POST /api/credentials/revoke': async (request) => {
      const { credentials }: { credentials: string[] } = await request.json();
      for (const token of credentials) accounts.tokens.delete(token);
      return new Response(null, { status: 202 });
    },
    'GET /.well-known/openid-configuration': async () =>
      Response.json({
        issuer: 'https://huggingface.co',
        authorization_endpoint: 'https://huggingface.co/oauth/authorize',
        token_endpoint: 'https://huggingface.co/oauth/token',
        userinfo_endpoint: 'https://huggingface.co/oauth/userinfo',
      }),
    'GET /oauth/authorize': async (_request, { searchParams: asked }) => {
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('state', asked.get('state') ?? '');
      if (accounts.consent === 'deny') {
        back.searchParams.set('error', 'access_denied');
        back.searchParams.set('error_description', 'The user <img src=x onerror=alert(1)> said no');
      } else {
        const code = randomUUID();
        const challenge = asked.get('code_challenge') ?? '';
        const scope = accounts.granted ?? asked.get('scope') ?? '';
        codes.set(code, { challenge, redirectUri: asked.get('redirect_uri') ?? '', scope });
        back.searchParams.set('code', code);
      }
      return new Response(null, { status: 303, headers: { location: back.href } });
    },
    'POST /oauth/token': async (request) => {
      const form = new URLSearchParams(await request.text());
      const code = form.get('code') ?? '';
      const given = codes.get(code);
      // A code is good for one try.
      codes.delete(code);
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (given?.challenge !== proof || given.redirectUri !== form.get('redirect_uri'))
        return Response.json({ error: 'invalid_grant' }, { status: 400 });
      const token = `hf_oauth_${randomUUID()}`;
      accounts.tokens.set(token, { name: 'ada', role: 'oauth' });
      return Response.json({
        access_token: token,
        token_type: 'bearer',
        expires_in: eightHours,
        id_token: 'header.payload.signature',
        scope: given.scope,
      });
    },
    'GET /oauth/userinfo': async (request) => {
      const token = accounts.tokens.get(bearer(request));
      if (!token) return Response.json({ error: 'invalid_token' }, { status: 401 });
      return Response.json({ sub: '62f264b9f3c90f4b6514a269', name: token.name, preferred_username: token.name });
    },
  };

  const accounts: HubAccounts = {
    tokens: new Map(Object.entries(known)),
    consent: 'allow',
    handler: async (request) => {
      const url = new URL(request.url);
      const answer = answers[`${request.method} ${url.pathname}`];
      return answer ? answer(request, url) : Response.json({ error: 'Not found' }, { status: 404 });
    },
  };
  return accounts;
}

function bearer(request: Request): string {
  return request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
}

/** The answer of `/api/whoami-v2`, whole, so that what is not read does no harm either. */
function whoami({ name, role, global = [], scoped = [], organizations = [] }: HubToken) {
  const fineGrained = {
    canReadGatedRepos: false,
    global,
    scoped: scoped.map(({ entity, permissions }) => ({
      entity: { _id: '6', type: 'org', name: entity },
      permissions,
    })),
  };
  return {
    type: 'user',
    id: '62f264b9f3c90f4b6514a269',
    name,
    fullname: `${name} of the tests`,
    email: `${name}@example.org`,
    emailVerified: true,
    canPay: true,
    periodEnd: 1_800_000_000,
    isPro: false,
    avatarUrl: '/avatars/934b830e9fdaa879487852f79eef7165.svg',
    orgs: organizations.map((each) => ({ type: 'org', id: each.name, ...each, canPay: true, roleInOrg: 'write' })),
    auth:
      role === 'oauth'
        ? { type: 'oauth', expiresAt: '2030-01-01T00:00:00.000Z' }
        : {
            type: 'access_token',
            accessToken: {
              displayName: 'playground',
              role,
              createdAt: '2026-01-01T00:00:00.000Z',
              ...(role === 'fineGrained' && { fineGrained }),
            },
          },
  };
}
