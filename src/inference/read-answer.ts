import { InferenceError } from './inference-error.ts';

/**
 * The JSON of an answer. Seeds beyond 2⁵³ come as strings, because `JSON.parse` would round them to another seed
 * (PROTOCOL §9). Throws an InferenceError of kind `malformed` when it is no JSON.
 */
export async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  const host = URL.canParse(response.url) ? new URL(response.url).host : undefined;
  try {
    return parseKeepingSeeds(text);
  } catch {
    const start = text.trim();
    const words =
      start === ''
        ? 'The answer was empty.'
        : start.startsWith('<')
          ? 'The answer was a web page, not a picture.'
          : `The answer was not JSON: ${start}`;
    throw new InferenceError('malformed', words, { status: response.status, host });
  }
}

/** `JSON.parse`, with the digits of every seed that a number could not hold kept as a string. Throws a SyntaxError. */
export function parseKeepingSeeds(text: string): unknown {
  // A quote that begins a key is never escaped; the same words inside a string are.
  return JSON.parse(text.replace(/(?<!\\)("\w{0,40}seeds?"\s{0,9}:\s{0,9})(-?\d{16,40})(?=[\s,}])/g, '$1"$2"'));
}
