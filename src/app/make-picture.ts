import type { QueryClient } from '@tanstack/react-query';
import { refusedFields } from '#inference/api.ts';
import { apiOf } from '#inference/apis.ts';
import { demoEndpoint, type Endpoint } from '#inference/endpoint.ts';
import { generateImage } from '#inference/generate-image.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { MadePicture } from '#inference/made-picture.ts';
import { mayCall } from '#lib/may-call.ts';
import type { Order } from '#library/rows.ts';
import type { QueuePorts } from '#queue/ports.ts';
import { endpoints } from '#settings/endpoints.ts';
import { tokens } from '#settings/tokens/tokens.ts';

/**
 * What makes the picture of an order, with everything that is to be known of its endpoint now. What others made is looked
 * at before it is kept, and why they made none is found out; the demo needs neither.
 */
export function pictureMaker(client: QueryClient): QueuePorts['infer'] {
  return (order, wire) => {
    const making = makePicture(order, wire, client);
    if (isDemo(order.endpoint)) return making;
    return inspected(making).catch(async (error: unknown) => {
      throw await explained(error, order.endpoint, wire.signal);
    });
  };
}

function isDemo({ id }: Endpoint): boolean {
  return id === demoEndpoint.id;
}

/** Sends the order of a job, or does what its receipt says is left to do. */
async function makePicture(
  { recipe, options, endpoint }: Order,
  { receipt, onBytes, ...wire }: Parameters<QueuePorts['infer']>[1],
  client: QueryClient,
): Promise<MadePicture> {
  const { origin, host } = new URL(endpoint.baseUrl);
  if (!isDemo(endpoint) && !mayCall(origin)) throw new InferenceError('barred', 'Nothing was sent.', { host });
  const held = apiOf(endpoint.api, recipe.scheduler);
  // Not awaited when it is at hand: a request leaves within the task of the press that ordered it.
  const api = held instanceof Promise ? await held : held;
  const ports = {
    ...wire,
    mayCall,
    authorize: (url: URL, headers: Headers) => tokens.authorize(endpoint, url, headers),
    // How long is waited for a server is what the designer says of it now, also where a job was ordered before.
    ...(isDemo(endpoint)
      ? { fetch: demoFetch }
      : { listening: { to: endpoints.still(endpoint) ?? endpoint, onBytes } }),
  };
  if (receipt) return generateImage({ ...endpoint, api, receipt }, ports);
  const route = await api.findRoute?.(recipe.model, options, client);
  const target = { ...endpoint, ...(route && { route }) };
  const notSent = refusedFields(api.refusals(recipe, target));
  const known = { ...(route && { route }), ...(notSent.length > 0 && { notSent }) };
  const request = api.toRequest(recipe, options, target);
  const make = () => generateImage({ ...endpoint, api, known, request }, ports);
  return api.interruptible ? api.interruptible(make, target, ports) : make();
}

/** What came, unless opening it would fill the memory; what looks comes while the picture is made. */
async function inspected(making: Promise<MadePicture>): Promise<MadePicture> {
  // A picture is not lost because what should look at it did not come.
  const looking = import('./oversized.ts').catch(() => undefined);
  const made = await making;
  return (await looking)?.withoutOversized(made) ?? made;
}

/** A failure with why it happened, as far as a page can find out; what finds it comes when something fails. */
async function explained(error: unknown, endpoint: Endpoint, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) return error;
  const explain = import('#inference/explain-contact.ts');
  return explain.then(({ withAdvice }) => withAdvice(error, endpoint, signal)).catch(() => error);
}

let demoEngine: Promise<(request: Request) => Promise<Response>> | undefined;

/** Asks the demo engine, which comes with the first request to it. */
async function demoFetch(request: Request): Promise<Response> {
  demoEngine ??= import('#demo/demo-fetch.ts').then(({ createDemoFetch }) => createDemoFetch());
  // One that did not arrive is asked for again the next time.
  demoEngine.catch(() => {
    demoEngine = undefined;
  });
  return (await demoEngine)(request);
}
