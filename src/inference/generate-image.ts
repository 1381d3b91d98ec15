import type { Api, Target, Wire, WireRequest } from './api.ts';
import { InferenceError } from './inference-error.ts';
import type { MadePicture, Receipt, ReceivedPicture, ServerNotes } from './made-picture.ts';
import { pictureFromResponse, typedPicture } from './picture-from-response.ts';
import { asInferenceError, type Ports, send } from './send.ts';

/** One picture to bring in: ordered by a request, or by an earlier try that left a receipt. */
export type PictureOrder = {
  api: Api;
  /** What is known of the picture before it is ordered; kept with it, and with every receipt. */
  known?: ServerNotes;
} & Omit<Target, 'api'> &
  ({ request: WireRequest; receipt?: never } | { request?: never; receipt: Receipt });

type PicturePorts = Ports & {
  mayCall?: Wire['mayCall'];
  onReceipt?: ((receipt: Receipt) => void) | undefined;
};

/**
 * Sends one request and brings back its picture, or throws an InferenceError; aborting rejects with the signal's
 * reason. With a receipt nothing is ordered: what it says is left to do is done, and no picture is paid twice.
 *
 * @param mayCall whether this page may ask an origin for a finished picture; by default it may ask any
 * @param onReceipt hears what is left to do, should this page go before the picture has come
 */
export async function generateImage(
  { api, baseUrl, billTo, known = {}, request, receipt }: PictureOrder,
  { mayCall = () => true, onReceipt = () => undefined, ...ports }: PicturePorts,
): Promise<MadePicture> {
  const { origin, host } = new URL(baseUrl);
  const secrets = new Set<string>();
  const inSilence = ports.listening && { to: ports.listening.to };
  let owed = receipt;
  const sent = async (sendable: Parameters<typeof send>[0], other: Partial<Ports> = {}) => {
    const answer = await send(sendable, { ...ports, ...other });
    for (const secret of answer.secrets) secrets.add(secret);
    return answer.response;
  };
  const sentAt = performance.now();
  try {
    const from = receipt ?? (await sent(request));
    const { bytes, type, notes } = api.receive
      ? await api.receive(from, {
          origin,
          target: { baseUrl, billTo, route: receipt?.notes?.route ?? known.route },
          signal: ports.signal,
          // What comes of a question how far it is, is not the picture.
          ask: (url, headers) => sent({ method: 'GET', url, ...(headers && { headers }) }, { listening: inSilence }),
          collect: (url) => sent({ method: 'GET', url }, { authorize: () => undefined }),
          mayCall,
          onReceipt: (next) => {
            owed = { ...next, notes: { ...known, ...next.notes } };
            onReceipt(owed);
          },
        })
      : await readPicture(from);
    const picture = await typedPicture(bytes, host, type);
    return { ...picture, notes: { ...known, ...withoutSecrets(notes, secrets) }, tookMs: performance.now() - sentAt };
  } catch (error) {
    ports.signal.throwIfAborted();
    const failure = asInferenceError(error, host).conceal(secrets);
    throw owed && goesOn.has(failure.kind) ? failure.owing(owed) : failure;
  }
}

/** Failures after which an ordered picture may still be had; after any other it is lost, and another try orders anew. */
const goesOn = new Set([
  'unreachable',
  'silent',
  'unfinished',
  'uncollected',
  'busy',
  'rate-limited',
  'unauthorized',
  'locked',
  'broken',
]);

async function readPicture(from: Response | Receipt): Promise<ReceivedPicture> {
  if (!(from instanceof Response)) throw new InferenceError('malformed', 'This API leaves nothing to be collected.');
  return pictureFromResponse(from);
}

/** What a server says beside a picture is kept with it; a token it throws back is not. */
function withoutSecrets(notes: ServerNotes, secrets: ReadonlySet<string>): ServerNotes {
  const hasSecret = (value: unknown) =>
    typeof value === 'string' && [...secrets].some((secret) => value.includes(secret));
  return Object.fromEntries(Object.entries(notes).filter(([, value]) => !hasSecret(value)));
}
