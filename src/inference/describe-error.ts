import { assertNever } from '#lib/assert-never.ts';
import { InferenceError } from './inference-error.ts';
import { adviceFor } from './remedies.ts';

/** An error for a person: what happened in a few words, the server's own words, and what to do next, with a text to copy. */
export type ErrorDescription = { title: string; words: string; next: string; command?: string | undefined };

/** One sentence and one next step for every kind of failure. */
export function describeError(error: Error): ErrorDescription {
  if (!(error instanceof InferenceError)) {
    return {
      title: 'Something broke in Proofsheet',
      words: error.message,
      next: 'Try again; reload the page if it stays.',
    };
  }
  const { kind, message, host = 'the server', status, retryAfterMs } = error;
  const say = (title: string, next: string, words = message) => ({
    title,
    words,
    next,
    ...error.advice,
    ...adviceFor(message),
  });
  switch (kind) {
    case 'model-loading':
      return say('The model is still loading', 'Try again in a minute, or switch on “Wait for model”.');
    case 'busy':
      return say('The server is busy', 'Try again in a little while.');
    case 'rate-limited':
      return say(
        'Rate limited',
        retryAfterMs ? `Try again in ${inWords(retryAfterMs)}.` : 'Wait a little, then try again.',
      );
    case 'unauthorized':
      return say('The token was not accepted', 'Check the token of this endpoint under Endpoints.');
    case 'forbidden':
      return say(
        'This token may not do that',
        'Use a token that may call Inference Providers, or ask for access to the model.',
      );
    case 'payment':
      return say('No credits left', 'Add credits to your account or choose another endpoint.');
    case 'not-found':
      return say('The model was not found there', 'Check the model’s name, and that this endpoint serves it.');
    case 'gone':
      return say('No longer served', 'Choose another model or another endpoint.');
    case 'rejected':
      return say('The server refused these settings', 'Change what it names, then generate again.');
    case 'broken':
      return say(
        `The server failed${status ? ` (${status})` : ''}`,
        'It may have been billed, so it is not repeated by itself. Try again when you like.',
      );
    case 'unreachable':
      return say(
        `${host} could not be reached`,
        'Check that you are online, that the address is right and its server runs, and that it allows requests from web pages (CORS). It may have been billed, so it is not repeated by itself.',
        // These words are ours, and say no more than the title does.
        error.advice ? '' : message,
      );
    case 'locked':
      return say(
        `This page may not call ${host} yet`,
        'The address was saved after this page was opened. Reload the page, then try again; nothing was sent.',
        '',
      );
    case 'malformed':
      return say(
        `${host} answered, but not with a picture`,
        'Check the endpoint’s address and API, and that the model makes pictures.',
      );
    case 'unfinished':
      return say(
        'Still not done',
        `${host} has the order and may yet finish it. Try again asks for the same picture; nothing is ordered twice.`,
      );
    case 'uncollected':
      return say(
        'The picture is made, but could not be fetched',
        'Open it by its link and save it from there, or try again, which orders nothing new.',
      );
    case 'unsaved':
      return say('The picture could not be kept', 'Download it now; then free some space on this device.');
    default:
      return assertNever(kind);
  }
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
