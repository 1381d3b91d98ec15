import { type ModelFamily, modelFamilies } from './model-families.ts';
import type { Recipe } from './recipe.ts';

export type ModelHints = Omit<ModelFamily, 'match' | 'isFast'>;

/**
 * What is known of a model by its Hub id or its checkpoint's file name: words for beside the fields, nothing that is
 * sent. Undefined unless the name clearly says the family.
 */
export function hintsFor(model: string): ModelHints | undefined {
  const name = plainName(model);
  if (otherTask.test(name)) return undefined;
  const isFast = accelerated.test(name);
  return modelFamilies.find((family) => family.match.test(name) && (family.isFast ?? false) === isFast);
}

/** The settings a model is usually run with; what it makes nothing of is undefined, to be left unset. */
export function usualSettings({ steps, guidance, side, ignores }: ModelHints) {
  return {
    steps: steps.usual,
    guidanceScale: ignores.includes('guidanceScale') ? undefined : guidance.usual,
    width: side?.usual,
    height: side?.usual,
  } satisfies Partial<Recipe>;
}

/** "owner/SD_XL_base-1.0.safetensors [31e35c]" as "sd-xl-base-1-0": owners promise nothing, and separators vary. */
function plainName(model: string): string {
  const [file = ''] = model.trim().split(/[\\/]/).slice(-1);
  return file
    .toLowerCase()
    .replace(/ ?\[[\da-f]+\]$/, '')
    .replace(/\.(safetensors|ckpt|gguf|pth?)$/, '')
    .replace(/[^a-z\d]+/g, '-');
}

/** What is built on a family to do something else. */
const otherTask =
  /(^|-)(inpaint(ing)?|edit|refiner|controlnet|vae|fill|kontext|redux|depth|canny|layered|adapter)(-|$)/;

/** Distilled for few steps: the numbers of the family it comes from would be wrong for it. */
const accelerated = /turbo|lightning|hyper|lcm|schnell|distill|flash|sprint|(^|-)\d+-?steps?(-|$)/;
