import { type FactName, type Said, sortValues, textOf } from './facts.ts';
import { asObject, type JsonObject, type JsonValue, own, readJsonObject } from './json.ts';
import { readPythonLiteral } from './python-literal.ts';

/** SwarmUI: its parameters lie one level down, with what it knows of the models beside them. METADATA C5. */
export function readSwarmUi(json: JsonObject): Said | undefined {
  const parameters = asObject(own(json, 'sui_image_params'));
  if (!parameters) return undefined;
  return { tool: 'SwarmUI', ...sortValues(Object.entries(parameters)) };
}

/**
 * Fooocus and its relatives, with snake_case or Title Case keys; and any other program that writes its parameters as
 * one JSON object, a Space of the Hub for one. METADATA C4.
 */
export function readFooocus(json: JsonObject): Said | undefined {
  const values = Object.entries(json).map(([key, value]): [string, JsonValue] => [key, withoutLiteral(value)]);
  const said = sortValues(values);
  if (said.facts.prompt === undefined && said.facts.seed === undefined) return undefined;
  return { tool: fooocusName(json), ...said };
}

function fooocusName(json: JsonObject): string {
  const known = ['version', 'Version', 'software', 'metadata_scheme']
    .map((key) => textOf(own(json, key)))
    .find((name) => /fooocus/i.test(name));
  if (known) return known.split(' ')[0] === 'fooocus' ? 'Fooocus' : (known.split(' ')[0] ?? 'Fooocus');
  const isLegacy = own(json, 'Performance') !== undefined || own(json, 'performance') !== undefined;
  return isLegacy ? 'Fooocus' : 'JSON';
}

/** A list of styles in Python's words, as the words themselves. */
function withoutLiteral(value: JsonValue): JsonValue {
  const items = typeof value === 'string' && value.startsWith('[') ? readPythonLiteral(value) : undefined;
  return Array.isArray(items) ? items.map(textOf).join(', ') : value;
}

/** InvokeAI 3 and later. What it calls scheduler is what others call sampler. METADATA C2. */
export function readInvokeAi(json: JsonObject): Said | undefined {
  const model = asObject(own(json, 'model'));
  const said = sortValues(
    [
      ...Object.entries(json).filter(([key]) => key !== 'model'),
      ['model', own(model, 'name') ?? own(model, 'model_name') ?? null],
    ],
    { scheduler: 'sampler', guidance: 'guidance', scale: undefined },
  );
  return Object.keys(said.facts).length === 0 ? undefined : { tool: 'InvokeAI', ...said };
}

/** lstein/stable-diffusion and InvokeAI 2: one object with the picture's parameters in another. METADATA C2. */
export function readLegacyInvokeAi(json: JsonObject): Said | undefined {
  const image = asObject(own(json, 'image'));
  if (!image) return undefined;
  const written = own(image, 'prompt');
  const parts = Array.isArray(written) ? written.map((part) => own(asObject(part), 'prompt')) : [written];
  const { facts, others } = sortValues([
    ...Object.entries(image).filter(([key]) => key !== 'prompt'),
    ['model', own(json, 'model_id') ?? own(json, 'model_weights') ?? null],
  ]);
  return { tool: 'InvokeAI', facts: { ...facts, ...splitBrackets(parts.map(textOf).join(' ')) }, others };
}

/** Old InvokeAI keeps the negative prompt in square brackets inside of the prompt. */
export function splitBrackets(text: string): { prompt?: string; negativePrompt?: string } {
  const negative = Array.from(text.matchAll(/\[([^[\]]*)\]/g), ([, inside = '']) => inside.trim()).filter(Boolean);
  const prompt = text.replace(/\[[^[\]]*\]/g, '').trim();
  return { ...(prompt && { prompt }), ...(negative.length > 0 && { negativePrompt: negative.join(', ') }) };
}

/** NovelAI: JSON in `Comment`, the prompt also in `Description`, the model in `Source`. METADATA C6. */
export function readNovelAi(texts: { comment: string; description: string; source: string }): Said | undefined {
  const json = readJsonObject(texts.comment);
  if (!json) return undefined;
  const caption = (key: string) => own(asObject(own(asObject(own(json, key)), 'caption')), 'base_caption');
  const named: [string, JsonValue][] = [
    ['prompt', own(json, 'prompt') ?? caption('v4_prompt') ?? texts.description],
    ['uc', own(json, 'uc') ?? caption('v4_negative_prompt') ?? null],
    ['model', texts.source],
  ];
  const rest = Object.entries(json).filter(
    ([key, value]) => key !== 'prompt' && key !== 'uc' && typeof value !== 'object',
  );
  return { tool: 'NovelAI', ...sortValues([...named, ...rest]) };
}

/** Draw Things, whose JSON lies in an XMP packet. METADATA C7. */
export function readDrawThings(json: JsonObject): Said | undefined {
  if (own(json, 'c') === undefined || own(json, 'sampler') === undefined) return undefined;
  const names: Readonly<Record<string, FactName | undefined>> = { c: 'prompt', seedmode: undefined };
  const embedded = own(asObject(own(json, 'v2')), 'guidanceEmbed') ?? null;
  // Only FLUX reads it, and it is written for every model: 3.5 and "the same as the scale" say nothing of the model.
  const isFlux = /flux/i.test(textOf(own(json, 'model')));
  const values = Object.entries(json).filter(([key]) => key !== 'v2' && key !== 'profile');
  return { tool: 'Draw Things', ...sortValues([...values, ['distilled guidance', isFlux ? embedded : null]], names) };
}

/** Easy Diffusion and every other flat JSON whose keys are known: sidecars of ArtBot and stable-ui, requests. METADATA C8. */
export function readFlatJson(json: JsonObject, tool: string): Said | undefined {
  const said = sortValues(
    Object.entries(json).map(([key, value]): [string, JsonValue] => [key, withoutLiteral(value)]),
  );
  return said.facts.prompt === undefined ? undefined : { tool, ...said };
}
