import type { Advice } from './api.ts';
import type { MadePicture, Receipt } from './made-picture.ts';

/** Why a picture did not come, as a closed list: `describeError` has a sentence for each. */
export type ErrorKind =
  | 'model-loading'
  | 'busy'
  | 'rate-limited'
  | 'locked'
  | 'unauthorized'
  | 'forbidden'
  | 'payment'
  | 'not-found'
  | 'gone'
  | 'rejected'
  | 'broken'
  | 'unreachable'
  | 'barred'
  | 'silent'
  | 'malformed'
  | 'unfinished'
  | 'uncollected'
  | 'oversized'
  | 'unsaved';

/**
 * A failed attempt. `message` is the server's own words, cleaned of anything that looks like a token and then shortened, in
 * this order, so that no half of one is left where the words are cut; `retryAfterMs`
 * what the server asked to wait; `host` who was asked; `receipt` what is left to do for a picture that was ordered;
 * `picture` what came but was not kept; `advice` what to do next, where more was found out than the kind says.
 */
export class InferenceError extends Error {
  override readonly name = 'InferenceError';
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly host: string | undefined;
  readonly picture: MadePicture | undefined;
  receipt: Receipt | undefined;
  advice: Advice | undefined;
  /** The words in full length. */
  #words: string;

  constructor(
    kind: ErrorKind,
    message: string,
    details: {
      status?: number | undefined;
      retryAfterMs?: number | undefined;
      host?: string | undefined;
      picture?: MadePicture;
      cause?: unknown;
    } = {},
  ) {
    super('', { cause: details.cause });
    this.#words = withoutTokens(message);
    this.message = clipped(this.#words);
    this.kind = kind;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.host = details.host;
    this.picture = details.picture;
  }

  /** Says that the picture was ordered and may still be had. */
  owing(receipt: Receipt): this {
    this.receipt = receipt;
    return this;
  }

  /** Takes secrets out of the words: what was sent is known exactly, even where it does not look like a token. */
  conceal(secrets: Iterable<string>): this {
    for (const secret of secrets)
      this.#words = this.#words.replaceAll(secret, secret.length < 12 ? '…' : `…${secret.slice(-4)}`);
    this.message = clipped(this.#words);
    return this;
  }
}

/** Longest text that is shown of an error, in characters; an error page can be megabytes. */
const maxWords = 600;

/** The beginning and the end: what a long answer comes to often stands last. */
export function clipped(words: string): string {
  const tail = 150;
  return words.length > maxWords ? `${words.slice(0, maxWords - tail)} … ${words.slice(-tail)}` : words;
}

/** Servers echo tokens in errors; what a person may screenshot shows only the last four characters (TRUST A-21). */
export function withoutTokens(text: string): string {
  return (
    text
      // Long enough to be a token, so that words such as hf_hub_download stay readable.
      .replace(/\b(hf_oauth_|hf_|api_org_|api_|sk-|r8_)[\w-]{16,}/g, (token, prefix) => `${prefix}…${token.slice(-4)}`)
      .replace(/\bBearer\s+[\w.~+/=-]{8,}/gi, 'Bearer …')
  );
}
