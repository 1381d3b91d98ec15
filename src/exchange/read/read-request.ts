import { type Said, sortValues, textOf } from './facts.ts';
import { asObject, type JsonObject, type JsonValue, own, readJsonObject } from './json.ts';

/** Where the APIs we speak, and the providers behind the router, put a request's parameters (PROTOCOL §2, §5, §8). */
const inner = ['input', 'parameters', 'target_size', 'image_size', 'sample_params', 'guidance'];

/** Not about the picture, or not to be kept: how to answer, and whatever might be a secret. */
const notOurs =
  /^(response_format|n|n_iter|batch_size|num_images|sync_mode|options|override_settings.*|.*(token|secret|password|auth|api_?key).*)$/i;

/**
 * The body of a request to an API we speak, as if it were a picture's parameters. `url`: where it goes, which names the
 * model of some. Undefined when it says no prompt.
 */
export function readRequest(body: JsonObject, url = ''): Said | undefined {
  const values = Array.from(flatten(body, 0));
  const prompt = values.find(([name]) => name === 'prompt' || name === 'inputs');
  const args = splitArguments(textOf(prompt?.[1]));
  const named: [string, JsonValue][] = [
    ['prompt', args.prompt],
    ['model', own(asObject(own(body, 'override_settings')), 'sd_model_checkpoint') ?? modelOf(url)],
    ...(args.json ? Array.from(flatten(args.json, 0)) : []),
    ...values.filter((value) => value !== prompt),
  ];
  const said = sortValues(named.map(([name, value]) => (name === 'step' ? ['steps', value] : [name, value])));
  if (said.facts.prompt === undefined) return undefined;
  // LocalAI, alone with its "step", divides prompt and negative prompt by a bar.
  const [before = '', negative = ''] = said.facts.prompt.split('|');
  if (own(body, 'step') !== undefined && negative !== '')
    Object.assign(said.facts, { prompt: before, negativePrompt: negative });
  return { tool: 'Request', ...said };
}

/** Whether an object has the shape of a request rather than that of a tool's own parameters. */
export function isRequest(json: JsonObject): boolean {
  if (textOf(own(json, 'prompt')).includes('<sd_cpp_extra_args>')) return true;
  return ['inputs', 'input', 'target_size', 'override_settings', 'response_format', 'image_size', 'n_iter'].some(
    (name) => own(json, name) !== undefined,
  );
}

function* flatten(object: JsonObject, depth: number): Generator<[string, JsonValue]> {
  for (const [name, value] of Object.entries(object)) {
    const deeper = asObject(value);
    if (deeper && depth < 3 && inner.includes(name)) yield* flatten(deeper, depth + 1);
    else if (notOurs.test(name)) continue;
    else if (Array.isArray(value) && name === 'negative_prompt') yield [name, value.map(textOf).join(', ')];
    else yield [name, value];
  }
}

/** stable-diffusion.cpp takes its parameters inside of the prompt. */
function splitArguments(prompt: string): { prompt: string; json?: JsonObject } {
  const [, words = '', json = ''] = /^(.*?)<sd_cpp_extra_args>(.*?)<\/sd_cpp_extra_args>/s.exec(prompt) ?? [];
  const read = readJsonObject(json);
  return read ? { prompt: words.trim(), json: read } : { prompt };
}

function modelOf(url: string): string | null {
  return /\/models\/([^/?#]+\/[^/?#]+)/.exec(url)?.[1] ?? null;
}
