import { type Facts, type Said, textOf } from './facts.ts';
import { asObject, type JsonObject, type JsonValue, own } from './json.ts';

/** The nodes of ComfyUI's API graph. An input is a value, or a link `[node, slot]`. METADATA C3. */
type Graph = ReadonlyMap<string, { type: string; inputs: JsonObject }>;
type Node = { id: string; type: string; inputs: JsonObject };

/** More nodes than any workflow has; walks are bounded by it. */
const maxNodes = 5000;

/** What a graph says, as well as it can be read: nodes of any make may stand anywhere in it. */
export function readComfyGraph(json: JsonObject): Said | undefined {
  const graph: Graph = new Map(
    Object.entries(json)
      .slice(0, maxNodes)
      .flatMap(([id, value]) => {
        const node = asObject(value);
        const type = own(node, 'class_type');
        return typeof type === 'string' ? [[id, { type, inputs: asObject(own(node, 'inputs')) ?? {} }] as const] : [];
      }),
  );
  const sampler = findSampler(graph);
  if (!sampler) return undefined;
  const facts = samplerFacts(graph, sampler);
  return { tool: 'ComfyUI', facts, others: loraNames(graph), bestEffort: true };
}

/** The sampler that begins the picture: of several in a row, refiners and enlargers come later, so the farthest up. */
function findSampler(graph: Graph): Node | undefined {
  const isSampler = ({ type, inputs }: { type: string; inputs: JsonObject }) =>
    /Sampler/.test(type) && (linkOf(own(inputs, 'positive')) ?? linkOf(own(inputs, 'guider'))) !== undefined;
  const all = Array.from(graph, ([id, node]) => ({ id, ...node }));
  const ends = all.filter(({ type }) => /save|preview|combine/i.test(type) && !isConditioning(type));
  const reached = walk(graph, ends.length > 0 ? ends.map(({ id }) => id) : all.filter(isSampler).map(({ id }) => id));
  return reached.findLast(isSampler) ?? all.find(isSampler);
}

function isConditioning(type: string): boolean {
  return /conditioning/i.test(type);
}

/** Every node up the links from these, nearest first, each once. */
function walk(graph: Graph, from: readonly string[], through: (node: Node) => JsonValue[] = allInputs): Node[] {
  const order: Node[] = [];
  const seen = new Set<string>(from);
  const waiting = [...from];
  for (let at = 0; at < waiting.length; at++) {
    const id = waiting[at] ?? '';
    const found = graph.get(id);
    if (!found) continue;
    const node = { id, ...found };
    order.push(node);
    for (const input of through(node)) {
      const up = linkOf(input)?.id;
      if (up !== undefined && !seen.has(up)) {
        seen.add(up);
        waiting.push(up);
      }
    }
  }
  return order;
}

function allInputs({ inputs }: Node): JsonValue[] {
  return Object.values(inputs);
}

function inputsNamed(...names: string[]) {
  return ({ inputs }: Node) => names.map((name) => own(inputs, name) ?? null);
}

function linkOf(value: JsonValue | undefined): { id: string; slot: number } | undefined {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[1] !== 'number') return undefined;
  const id = textOf(value[0]);
  return id === '' ? undefined : { id, slot: value[1] };
}

function samplerFacts(graph: Graph, sampler: Node): Facts {
  // A custom sampler has its parts in nodes of their own: noise, guider, sampler, sigmas.
  const parts = walk(graph, [sampler.id], inputsNamed('noise', 'guider', 'sampler', 'sigmas'));
  const first = (...names: string[]) => valueIn(graph, parts, names);
  const guider = parts.find(
    ({ inputs }) => own(inputs, 'positive') !== undefined || own(inputs, 'conditioning') !== undefined,
  );
  const positive = own(guider?.inputs, 'positive') ?? own(guider?.inputs, 'conditioning');
  const models = walk(
    graph,
    parts.map(({ id }) => id),
    inputsNamed('model', 'guider', 'basemodel', 'unet'),
  );
  const latents = walk(graph, [sampler.id], inputsNamed('latent_image', 'samples', 'latent', 'pixels'));
  const conditionings = walk(
    graph,
    [linkOf(positive)?.id ?? ''],
    inputsNamed('conditioning', 'conditioning_1', 'positive'),
  );
  const latent = latents.find(
    ({ type, inputs }) => /latent/i.test(type) && !/upscale/i.test(type) && own(inputs, 'width') !== undefined,
  );
  const found: [keyof Facts, string][] = [
    ['prompt', promptText(graph, positive)],
    ['negativePrompt', promptText(graph, own(guider?.inputs, 'negative'))],
    ['seed', first('seed', 'noise_seed')],
    ['steps', first('steps')],
    ['cfg', first('cfg')],
    ['guidance', valueIn(graph, conditionings, ['guidance'])],
    ['sampler', first('sampler_name')],
    ['schedule', first('scheduler')],
    ['width', latent ? valueIn(graph, [latent], ['width']) : ''],
    ['height', latent ? valueIn(graph, [latent], ['height']) : ''],
    ['model', valueIn(graph, models, ['ckpt_name', 'unet_name', 'model_name'])],
  ];
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

/** The first plain value under one of these names in these nodes; a link is followed to a node that holds just a value. */
function valueIn(graph: Graph, nodes: readonly Node[], names: readonly string[]): string {
  for (const { inputs } of nodes) {
    for (const name of names) {
      const value = own(inputs, name);
      const link = linkOf(value);
      const text = link ? plainValue(graph, link.id, name) : typeof value === 'object' ? '' : textOf(value);
      if (text !== '') return text;
    }
  }
  return '';
}

function plainValue(graph: Graph, id: string, name: string): string {
  for (const { inputs } of walk(graph, [id], inputsNamed(name, 'value', 'seed', 'int', 'float', 'number'))) {
    for (const each of [name, 'value', 'seed', 'int', 'float', 'number']) {
      const value = own(inputs, each);
      if (typeof value === 'number' || typeof value === 'string') return String(value);
    }
  }
  return '';
}

/** The words of a conditioning: up through whatever passes it on, then the text of each encoder that is met. */
function promptText(graph: Graph, conditioning: JsonValue | undefined): string {
  const start = linkOf(conditioning);
  if (!start) return '';
  const texts: string[] = [];
  const through = (node: Node) => {
    // ControlNet nodes pass both prompts on: positive from their first slot, negative from the second.
    if (own(node.inputs, 'negative') !== undefined)
      return [own(node.inputs, start.slot === 1 ? 'negative' : 'positive') ?? null];
    return Object.entries(node.inputs)
      .filter(([name]) => /^(conditioning|cond)/.test(name))
      .map(([, value]) => value);
  };
  for (const { inputs } of walk(graph, [start.id], through)) {
    const parts = ['text', 'text_g', 'text_l', 't5xxl', 'clip_l', 'prompt', 'positive_prompt'].map((name) =>
      own(inputs, name),
    );
    for (const text of new Set(parts.map((part) => stringValue(graph, part, new Set()))))
      if (text !== '') texts.push(text);
  }
  return Array.from(new Set(texts)).join(', ');
}

/** A text, or what the string nodes it is linked to make of theirs. */
function stringValue(graph: Graph, value: JsonValue | undefined, seen: Set<string>): string {
  if (typeof value === 'string') return value;
  const link = linkOf(value);
  const inputs = link && graph.get(link.id)?.inputs;
  if (!inputs || seen.has(link.id) || seen.size > 100) return '';
  seen.add(link.id);
  const delimiter = own(inputs, 'delimiter');
  const names = Object.keys(inputs).filter((name) => /^(text|string|value|prompt|positive)([_ ]?\w)?$/i.test(name));
  return names
    .map((name) => stringValue(graph, own(inputs, name), seen))
    .filter((text) => text !== '')
    .join(typeof delimiter === 'string' ? delimiter : ' ');
}

function loraNames(graph: Graph) {
  return Array.from(graph.values())
    .flatMap(({ type, inputs }) => {
      const name = own(inputs, 'lora_name');
      return typeof name === 'string' ? [{ name: 'LoRA', value: `${name} (${type})` }] : [];
    })
    .slice(0, 20);
}
