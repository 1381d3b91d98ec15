import { asObject, type JsonObject, type JsonValue, own } from './json.ts';

/** What the plain values of ComfyUI's own nodes are called, in the order its editor keeps them. METADATA C3. */
const widgetNames: Readonly<Record<string, readonly string[]>> = {
  KSampler: ['seed', 'control', 'steps', 'cfg', 'sampler_name', 'scheduler', 'denoise'],
  KSamplerAdvanced: ['add_noise', 'noise_seed', 'control', 'steps', 'cfg', 'sampler_name', 'scheduler'],
  SamplerCustom: ['add_noise', 'noise_seed', 'control', 'cfg'],
  KSamplerSelect: ['sampler_name'],
  BasicScheduler: ['scheduler', 'steps', 'denoise'],
  RandomNoise: ['noise_seed'],
  CFGGuider: ['cfg'],
  FluxGuidance: ['guidance'],
  CLIPTextEncode: ['text'],
  CheckpointLoaderSimple: ['ckpt_name'],
  UNETLoader: ['unet_name'],
  LoraLoader: ['lora_name'],
  EmptyLatentImage: ['width', 'height', 'batch_size'],
  EmptySD3LatentImage: ['width', 'height', 'batch_size'],
};

const maxNodes = 5000;

/**
 * The graph of the editor as the graph that is run: nodes with their values by name and their links by node. Only
 * ComfyUI's own nodes can be named; the values of others stay behind. Undefined when it is no graph of the editor.
 */
export function graphOfWorkflow(workflow: JsonObject): JsonObject | undefined {
  const nodes = own(workflow, 'nodes');
  const links = own(workflow, 'links');
  if (!Array.isArray(nodes)) return undefined;
  const sources = new Map<string, JsonValue>();
  for (const link of Array.isArray(links) ? links.slice(0, 10 * maxNodes) : [])
    if (Array.isArray(link)) sources.set(String(link[0]), [String(link[1]), typeof link[2] === 'number' ? link[2] : 0]);

  return Object.fromEntries(
    nodes.slice(0, maxNodes).flatMap((value): [string, JsonValue][] => {
      const node = asObject(value);
      const type = own(node, 'type');
      if (typeof type !== 'string') return [];
      const inputs = Object.fromEntries([
        ...widgets(type, own(node, 'widgets_values')),
        ...linked(own(node, 'inputs'), sources),
      ]);
      return [[String(own(node, 'id')), { class_type: type, inputs }]];
    }),
  );
}

function widgets(type: string, values: JsonValue | undefined): [string, JsonValue][] {
  const names = Object.hasOwn(widgetNames, type) ? (widgetNames[type] ?? []) : [];
  return Array.isArray(values) ? names.map((name, index) => [name, values[index] ?? null]) : [];
}

function linked(inputs: JsonValue | undefined, sources: ReadonlyMap<string, JsonValue>): [string, JsonValue][] {
  return (Array.isArray(inputs) ? inputs : []).flatMap((value): [string, JsonValue][] => {
    const input = asObject(value);
    const source = sources.get(String(own(input, 'link')));
    return source === undefined ? [] : [[String(own(input, 'name')), source]];
  });
}
