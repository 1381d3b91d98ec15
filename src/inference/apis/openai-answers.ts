import * as z from 'zod/mini';
import type { Advice, Api, Target } from '#inference/api.ts';
import { follow, type Step } from '#inference/follow.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { readAnswer } from '#inference/read-answer.ts';
import type { ServerLists } from '#inference/server-lists.ts';

// What servers of OpenAI's image API answer.

/** `{base}/v1/{path}`, for a base URL with or without the version. */
export function v1(baseUrl: string, path: string): string {
  return `${withoutVersion(baseUrl)}/v1/${path}`;
}

function withoutVersion(baseUrl: string): string {
  return baseUrl.replace(/\/v1$/, '');
}

const answerSchema = z.object({
  data: z.array(
    z.object({
      b64_json: z.optional(z.nullable(z.string())),
      url: z.optional(z.nullable(z.string())),
      revised_prompt: z.optional(z.nullable(z.string())),
    }),
  ),
});

/**
 * The picture out of `{data: [{b64_json | url, revised_prompt}]}`.
 *
 * @param locate the address to fetch a picture from, out of the one that the server named and the endpoint's origin
 */
export function receiveFrom(locate: (url: string, origin: string) => URL): NonNullable<Api['receive']> {
  return (from, wire) =>
    follow((answer): Step => {
      const { b64_json: base64, url, revised_prompt: revised } = answerSchema.safeParse(answer).data?.data[0] ?? {};
      const notes = revised ? { revisedPrompt: revised } : {};
      if (base64) return { kind: 'decode', base64, notes };
      if (url && URL.canParse(url, wire.origin)) return { kind: 'collect', url: locate(url, wire.origin).href, notes };
      throw new InferenceError('malformed', 'The answer held no picture.');
    })(from, wire);
}

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Names by which servers call what makes pictures; a list of models says no more of them. */
const paints = /image|dall-e|flux|diffusion|sdxl|\bsd\b|sd-?[123]|dream|pix/i;

/** `GET /v1/models`, which tells all models of a server: those that seem to make pictures first. */
export async function listModels({ baseUrl }: Target, ask: (url: string) => Promise<Response>): Promise<ServerLists> {
  const { data } = modelsSchema.parse(await readAnswer(await ask(v1(baseUrl, 'models'))));
  const names = data.map(({ id }) => id);
  const models = [...names.filter((name) => paints.test(name)), ...names.filter((name) => !paints.test(name))];
  return { models: models.map((name) => ({ name })), samplers: [] };
}

const capabilitiesSchema = z.object({
  model: z.object({ name: z.string(), stem: z.string() }),
  samplers: z.array(z.string()),
});

/** stable-diffusion.cpp tells the file it was started with only here; its `/v1/models` calls every one sd-cpp-local. */
export async function listCapabilities(
  { baseUrl }: Target,
  ask: (url: string) => Promise<Response>,
): Promise<ServerLists> {
  const answer = await readAnswer(await ask(`${withoutVersion(baseUrl)}/sdcpp/v1/capabilities`));
  const { model, samplers } = capabilitiesSchema.parse(answer);
  return { models: model.stem ? [{ name: model.stem, title: model.name }] : [], samplers };
}

/** A path that is not there; a model that is not there is named in the answer. */
export function wrongPath({ status, message }: InferenceError): Advice | undefined {
  if ((status !== 404 && status !== 405) || /model/i.test(message)) return undefined;
  return {
    title: 'Nothing makes pictures at this address',
    next: 'Check the base URL: it is what stands before /v1/images/generations. And check that the server makes pictures at all.',
  };
}
