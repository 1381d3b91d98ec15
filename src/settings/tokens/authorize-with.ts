import type { ApiId, apiFacts } from '#inference/api.ts';

/** Whether an origin is Hugging Face's, so that the tokens entered for it are those of a Hugging Face account. */
export function isHuggingFace(origin: string): boolean {
  return /^https:\/\/((router\.)?huggingface\.co|([a-z\d-]+\.)+endpoints\.huggingface\.cloud)$/.test(origin);
}

/**
 * Who may see a token that was entered for `origin`: that origin, and for one of Hugging Face's the two addresses that
 * tell whose it is and revoke it. Nobody else, whatever the token looks like.
 */
export function mayReceive(origin: string, { origin: to, href }: URL): boolean {
  const isAccounts = /^https:\/\/huggingface\.co\/api\/(whoami-v2|credentials\/revoke)$/.test(href);
  return to === origin || (isAccounts && isHuggingFace(origin));
}

/** Adds a token to a request if one for its origin may go there: the only place that writes the header. */
export function authorizeWith(
  { origin, token }: { origin: string; token: string },
  url: URL,
  headers: Headers,
  credential: (typeof apiFacts)[ApiId]['credential'] = 'bearer',
): void {
  if (!mayReceive(origin, url) || credential === 'none') return;
  headers.set('authorization', credential === 'basic' ? `Basic ${btoa(token)}` : `Bearer ${token}`);
}
