// A request as a program. Literals are made from JSON, which all three languages read almost as it is; what differs is
// stated with each. A prompt is data there: no text may end its literal or become code.
import type { AnswerShape, WireRequest } from './api.ts';
import { demoEndpoint } from './endpoint.ts';
import { curl } from './snippet/curl.ts';
import { javascript } from './snippet/javascript.ts';
import type { Printable } from './snippet/printable.ts';
import { python } from './snippet/python.ts';

export type SnippetLanguage = 'python' | 'javascript' | 'curl';

/**
 * The very request as code that runs as pasted and saves picture.png, however its API answers. The token is never in it:
 * it comes from the environment variable HF_TOKEN, when the endpoint gets one at all. The built-in demo has no address,
 * so its code takes the base URL of any server of the documented API, and a token for it, from the environment.
 */
export function snippet(
  request: WireRequest,
  language: SnippetLanguage,
  { sendsToken, answer }: { sendsToken: boolean; answer?: AnswerShape | undefined },
): string {
  const path = demoPath(request.url);
  return writers[language]({ ...request, path, sendsToken: sendsToken || path !== undefined, answer });
}

const writers: Record<SnippetLanguage, (request: Printable) => string> = { python, javascript, curl };

/** What follows the base URL of the built-in demo, or undefined for any other address. */
function demoPath(url: string): string | undefined {
  const { baseUrl } = demoEndpoint;
  return url === baseUrl || url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : undefined;
}
