import { envelopeKeyword, envelopeNamespace, envelopeProperty } from '#exchange/envelope.ts';
import { readA1111 } from './a1111.ts';
import { readComfyGraph } from './comfyui.ts';
import { graphOfWorkflow } from './comfyui-workflow.ts';
import { readDream } from './dream.ts';
import { type Said, sortValues } from './facts.ts';
import { asObject, type JsonObject, own, readJsonObject } from './json.ts';
import {
  readDrawThings,
  readFlatJson,
  readFooocus,
  readInvokeAi,
  readLegacyInvokeAi,
  readNovelAi,
  readSwarmUi,
} from './json-tools.ts';
import { type Reading, readingOf, readingOfEnvelope } from './reading.ts';
import { keys, type Text } from './texts.ts';
import { xmpTexts } from './xmp.ts';

/** The texts of a file by key; of two under one key the first counts. */
type Lookup = (key: string) => string;

/**
 * Who wrote the texts of a file, and what they say. The order is METADATA's, first hit wins: many files carry two or
 * three tools' words, and the later ones are the poorer. Undefined when nobody known wrote any of them.
 */
export function detect(texts: readonly Text[]): Reading | undefined {
  const get: Lookup = (key) => texts.find((text) => text.key === key)?.text ?? '';
  const raw = [...texts];
  const packet = xmpTexts(get(keys.xmp));
  const ours = packet.find(({ namespace, name }) => namespace === envelopeNamespace && name === envelopeProperty);
  for (const text of [get(envelopeKeyword), ours?.text ?? '']) {
    const reading = readingOfEnvelope(text, raw);
    if (reading) return reading;
  }
  for (const find of finders) {
    const said = find(get, texts);
    if (said && Object.keys(said.facts).length > 0) return readingOf(said, raw);
  }
  for (const { name, text } of packet) {
    const json = name === 'UserComment' ? readJsonObject(text) : undefined;
    const said = json && readDrawThings(json);
    if (said) return readingOf(said, raw);
  }
  for (const find of lateFinders) {
    const said = find(get, texts);
    if (said && Object.keys(said.facts).length > 0) return readingOf(said, raw);
  }
  return undefined;
}

type Finder = (get: Lookup, texts: readonly Text[]) => Said | undefined;

const finders: readonly Finder[] = [
  (get) => readParameters(get('parameters'), true),
  (get) => whole(get('invokeai_metadata'), readInvokeAi),
  (get) => whole(get('sd-metadata'), readLegacyInvokeAi),
  (get) => readDream(get('Dream') || get('dream')),
  (get) => (get(keys.software) === 'NovelAI' ? novelAi(get) : undefined),
  easyDiffusion,
  (get) => whole(get('prompt'), readComfyGraph) ?? whole(get('workflow'), readWorkflow),
  (get) => whole(get(keys.comment), readFooocus),
];

/** Behind XMP: EXIF, the comments of JPEG and GIF, and what was hidden in the pixels. */
const lateFinders: readonly Finder[] = [
  (get) => readUserComment(get),
  (get) => whole(get(keys.model), readSwarmUi),
  exifGraph,
  (get) => readA1111(get(keys.comment), true),
  (get) => readText(get(keys.stealth)),
];

/** A text of one of the tools that write all they know into one: JSON by its keys, else AUTOMATIC1111's. */
export function readText(text: string): Said | undefined {
  return readParameters(text, false);
}

/** `isTheirs`: it stands under AUTOMATIC1111's own key, so what is no JSON is its text, a prompt alone included. */
function readParameters(text: string, isTheirs: boolean): Said | undefined {
  const json = readJsonObject(text);
  if (json) return readJsonText(json);
  if (text.trim() === '' || /^\s*[{[]"/.test(text)) return undefined;
  return readA1111(text, !isTheirs);
}

/** Which tool a JSON object comes from, by the keys that only it has. */
export function readJsonText(json: JsonObject): Said | undefined {
  const extra = readJsonObject(String(own(json, 'extraMetadata') ?? ''));
  const graph = readComfyGraph(json);
  if (graph) return extra ? { ...graph, tool: 'Civitai' } : graph;
  if (own(json, 'sui_image_params') !== undefined) return readSwarmUi(json);
  if (Array.isArray(own(json, 'nodes'))) return readWorkflow(json);
  if (own(json, 'app_version') !== undefined && own(json, 'image') !== undefined) return readLegacyInvokeAi(json);
  if (own(json, 'generation_mode') !== undefined) return readInvokeAi(json);
  if (asObject(readJsonObject(String(own(json, 'Comment') ?? ''))))
    return novelAi((key) => String(own(json, key) ?? ''));
  return readDrawThings(json) ?? (isEasyDiffusion(json) ? readFlatJson(json, 'Easy Diffusion') : readFooocus(json));
}

function readWorkflow(json: JsonObject): Said | undefined {
  const graph = graphOfWorkflow(json);
  return graph && readComfyGraph(graph);
}

function whole(text: string, read: (json: JsonObject) => Said | undefined): Said | undefined {
  const json = readJsonObject(text);
  return json && read(json);
}

function novelAi(get: Lookup): Said | undefined {
  return readNovelAi({ comment: get('Comment'), description: get('Description'), source: get('Source') });
}

function isEasyDiffusion(json: JsonObject): boolean {
  return own(json, 'use_stable_diffusion_model') !== undefined || own(json, 'Stable Diffusion model') !== undefined;
}

/** Easy Diffusion writes one text chunk for each parameter. */
function easyDiffusion(_get: Lookup, texts: readonly Text[]): Said | undefined {
  const json = Object.fromEntries(texts.map(({ key, text }) => [key, text]));
  return isEasyDiffusion(json) ? { tool: 'Easy Diffusion', ...sortValues(Object.entries(json)) } : undefined;
}

/** AUTOMATIC1111's text or any tool's JSON. Fooocus keeps the name of its scheme beside it, which adds nothing. */
function readUserComment(get: Lookup): Said | undefined {
  return readText(get(keys.userComment));
}

/** ComfyUI in EXIF: "prompt:" or "Workflow: " and a graph, in whichever tag a node chose (METADATA C3). */
function exifGraph(get: Lookup): Said | undefined {
  const values = [keys.description, keys.make, keys.model].map((key) => get(key));
  const after = (name: string) =>
    values.find((value) => value.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1);
  return whole(after('prompt') ?? '', readComfyGraph) ?? whole(after('workflow') ?? '', readWorkflow);
}
