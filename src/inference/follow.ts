import { fromBase64 } from '#lib/base64url.ts';
import { wait } from '#lib/wait.ts';
import type { Api, Wire } from './api.ts';
import { InferenceError } from './inference-error.ts';
import type { Receipt, ReceivedPicture, ServerNotes } from './made-picture.ts';
import { readAnswer } from './read-answer.ts';
import { checkResultUrl } from './result-url.ts';
import { withAdvice } from './with-advice.ts';

/** What an answer says is to be done next. `afterMs` is how long the server should be left alone before. */
export type Step = { kind: 'decode'; base64: string; notes?: ServerNotes } | (Receipt & { afterMs?: number });

/**
 * How an API's answers are read: JSON as parsed (big seeds as strings, see `read-answer.ts`), the stage it answers
 * ('order' for the first, later what a step asked for) and, while polling, the path that was asked. Pure. Throws an
 * InferenceError when the answer says that there will be no picture.
 */
export type Read = (answer: unknown, stage: string, path: string) => Step;

/** How long an ordered picture is waited for before a person is asked whether to go on: ten minutes (TRUST F-17). */
export const patienceMs = 600_000;

/** Polls that fail for want of a connection are repeated, since asking costs nothing; so many in a row are an answer. */
const failuresInARow = 6;

/**
 * The way from an API's first answer to its picture: asks on while `read` says so, stops at once on abort and after ten
 * minutes, and collects the result without telling its host who asks.
 *
 * @param root what the paths of `read` stand under, and cannot leave; by default the endpoint's origin
 * @param headers what polls carry beside the token
 */
export function follow(
  read: Read,
  { root, headers = {} }: { root?: string; headers?: Record<string, string> } = {},
): NonNullable<Api['receive']> {
  return async (from, wire) => {
    const giveUpAt = performance.now() + patienceMs;
    let step: Step = from instanceof Response ? understood(read, await readAnswer(from), 'order', '') : from;
    for (let known = ''; ; ) {
      if (step.kind === 'decode') return { bytes: new Blob([decoded(step.base64)]), notes: step.notes ?? {} };
      const { afterMs = 0, ...receipt }: Receipt & { afterMs?: number } = step;
      if (JSON.stringify(receipt) !== known) wire.onReceipt(receipt);
      known = JSON.stringify(receipt);
      if (receipt.kind === 'collect') return collect(receipt, wire);
      if (performance.now() > giveUpAt)
        throw new InferenceError('unfinished', 'No picture after ten minutes.', { host: hostOf(wire) });
      await wait(afterMs, wire.signal);
      const url = urlUnder(root ?? wire.origin, receipt.path);
      const next = understood(read, await askPatiently(url, headers, wire, giveUpAt), receipt.stage, receipt.path);
      // What was said before, such as an id or a seed, is still true.
      step = { ...next, notes: { ...receipt.notes, ...next.notes } };
    }
  };
}

/** What an answer says; one of a shape that nobody foresaw is no broken connection, and nothing to ask again for. */
function understood(read: Read, answer: unknown, stage: string, path: string): Step {
  try {
    return read(answer, stage, path);
  } catch (cause) {
    if (cause instanceof InferenceError) throw cause;
    const message = `The answer was JSON without a picture: ${JSON.stringify(answer)}`;
    throw withAdvice(new InferenceError('malformed', message, { cause }), lost);
  }
}

/**
 * A path under a base URL. An address in an answer chooses a path there, and never a host or a way up (TRUST R3, A-13):
 * what counts is where the URL leads once it is parsed, which is where the browser would go.
 */
function urlUnder(root: string, path: string): string {
  const { origin, pathname } = new URL(root);
  const url = URL.canParse(root + path) ? new URL(root + path) : undefined;
  if (!path.startsWith('/') || url?.origin !== origin || !url.pathname.startsWith(`${pathname.replace(/\/$/, '')}/`))
    throw new InferenceError('malformed', 'The answer names an address that is not the endpoint’s own.', {
      host: new URL(root).host,
    });
  return url.href;
}

async function askPatiently(
  url: string,
  headers: Record<string, string>,
  wire: Wire,
  giveUpAt: number,
): Promise<unknown> {
  for (let failures = 1; ; failures++) {
    try {
      return await readAnswer(await wire.ask(url, headers));
    } catch (error) {
      wire.signal.throwIfAborted();
      if (
        !(error instanceof InferenceError) ||
        !passes.has(error.kind) ||
        failures >= failuresInARow ||
        performance.now() > giveUpAt
      )
        throw lostUnless(error);
      await wait(Math.min(error.retryAfterMs ?? 500 * 2 ** failures, 15_000), wire.signal);
    }
  }
}

/** Failures of a poll that say nothing about the picture. */
const passes = new Set(['unreachable', 'silent', 'broken', 'busy', 'rate-limited']);

/** An order that its server refuses is lost, and a person should hear what that means. */
function lostUnless(error: unknown): unknown {
  if (!(error instanceof InferenceError)) return error;
  // Servers forget orders for a while, behind a gateway or while they start anew: the order is kept (TRUST F-17).
  if (error.kind === 'not-found') {
    const { status, host, message } = error;
    return withAdvice(new InferenceError('unfinished', message, { status, host, cause: error }), unknownOrder);
  }
  return passes.has(error.kind) || error.kind === 'unauthorized' ? error : withAdvice(error, lost);
}

const unknownOrder =
  'Just now it did not know the order, which may have been billed. Try again asks for the same picture; Dismiss gives it up.';

/** What follows from an order that ended without a picture. */
export const lost = 'It may have been billed all the same. Try again orders a new picture.';

async function collect({ url, notes = {} }: Receipt & { kind: 'collect' }, wire: Wire): Promise<ReceivedPicture> {
  if (url.startsWith('data:')) return { bytes: new Blob([decoded(url)]), notes };
  const { host, origin } = checkResultUrl(url, wire.origin);
  if (!wire.mayCall(origin))
    throw new InferenceError('uncollected', `It lies on ${host}, which this page does not ask by itself.`, { host });
  try {
    return { bytes: await (await wire.collect(url)).blob(), notes };
  } catch (error) {
    wire.signal.throwIfAborted();
    const isGone = error instanceof InferenceError && (error.kind === 'gone' || error.kind === 'not-found');
    if (isGone) throw error;
    const words =
      error instanceof InferenceError && error.status !== undefined
        ? error.message
        : `${host} did not let this page read it.`;
    throw new InferenceError('uncollected', words, { host, cause: error });
  }
}

/** The bytes of a base64 text, with or without `data:…;base64,` before it. */
function decoded(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(text.replace(/^data:[^,]{0,100},/, ''));
  } catch (cause) {
    throw new InferenceError('malformed', 'The answer held a damaged picture.', { cause });
  }
}

function hostOf({ origin }: Wire): string {
  return new URL(origin).host;
}
