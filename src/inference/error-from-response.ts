import { clipped, type ErrorKind, InferenceError } from './inference-error.ts';

/** The error a response with a failure status stands for. Reads the body; never throws. `now` is epoch milliseconds. */
export async function errorFromResponse(response: Response, now = Date.now()): Promise<InferenceError> {
  const text = await response.text().catch(() => '');
  const json = parsed(text);
  const words =
    wordsOf(json) ??
    response.headers.get('x-error-message') ??
    plainText(text) ??
    // HTTP/2 has no status text.
    (response.statusText || `Status ${response.status}, without a word.`);
  return new InferenceError(kindOf(response.status, clipped(words), json), words, {
    status: response.status,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after'), now) ?? estimatedMs(json),
    host: hostOf(response.url),
  });
}

/**
 * Status and words together decide: bad tokens came as 400, "too busy" as 500, a missing login as 429 (PROTOCOL trap 13).
 */
function kindOf(status: number, words: string, json: unknown): ErrorKind {
  if (/too busy|overloaded/i.test(words)) return 'busy';
  if (/currently loading/i.test(words) || (status === 503 && estimatedMs(json) !== undefined)) return 'model-loading';
  if (/token seems invalid|invalid token|invalid credentials/i.test(words)) return 'unauthorized';
  // No other token would help: the model is not served there.
  if (/not supported by provider|too large to be loaded/i.test(words)) return 'not-found';
  if (/no longer supported|model is deprecated/i.test(words)) return 'gone';
  if (/sampler not found/i.test(words)) return 'rejected';
  if (/pro subscription/i.test(words)) return 'payment';
  if (status === 429 && /log in/i.test(words) && !/rate limit/i.test(words)) return 'unauthorized';
  const byStatus: Record<number, ErrorKind> = {
    401: 'unauthorized',
    402: 'payment',
    403: 'forbidden',
    404: 'not-found',
    410: 'gone',
    429: 'rate-limited',
    503: 'busy',
  };
  return byStatus[status] ?? (status >= 500 ? 'broken' : 'rejected');
}

/** The server's words in any of the shapes of PROTOCOL §4, warnings last: memory errors stand only there. */
function wordsOf(json: unknown): string | undefined {
  if (typeof json === 'string') return json || undefined;
  if (!isRecord(json)) return undefined;
  const all = [json.error, json.detail, json.message, json.errors, json.error_description].map(one).filter(Boolean);
  // "HTTPException" and "server_error" are names; a sentence beside them says more (PROTOCOL §8).
  const main = all.find((words) => words?.includes(' ')) ?? all[0];
  const warnings = one(json.warnings);
  return [main, warnings].filter((part) => part !== undefined).join(' · ') || undefined;
}

/** One error entry: a text, a list of entries, or an object with its text in `msg`, `message` or `detail`. */
function one(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry.trim() || undefined;
  if (Array.isArray(entry))
    return (
      entry
        .map(one)
        .filter((part) => part !== undefined)
        .join(' · ') || undefined
    );
  if (!isRecord(entry)) return undefined;
  const words = one(entry.msg) ?? one(entry.message) ?? one(entry.detail);
  const place = Array.isArray(entry.loc) ? entry.loc.join('.') : undefined;
  return words && place ? `${place}: ${words}` : words;
}

function estimatedMs(json: unknown): number | undefined {
  const seconds = isRecord(json) ? json.estimated_time : undefined;
  return typeof seconds === 'number' && seconds >= 0 && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

/**
 * `Retry-After` as seconds or as an HTTP date (RFC 9110 §10.2.3); a past date is no wait, garbage is no answer. Every
 * HTTP date begins with a weekday; without one, `Date.parse` would read "-5" and "1.5" as days of 2001.
 */
function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = /^(mon|tue|wed|thu|fri|sat|sun)/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The title of an HTML page, or text that is neither HTML nor JSON. */
function plainText(text: string): string | undefined {
  if (!/^\s*</.test(text)) return text.trim() || undefined;
  const title = /<title>([^<]{1,200})<\/title>/i.exec(text)?.[1];
  const pre = /<pre>([^<]{1,200})<\/pre>/i.exec(text)?.[1];
  return (pre ?? title)?.trim() || undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
