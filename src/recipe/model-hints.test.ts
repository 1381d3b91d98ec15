import { describe, expect, it } from 'vitest';
import { modelFamilies } from './model-families.ts';
import { hintsFor, usualSettings } from './model-hints.ts';
import { modelNames } from './suggestions.ts';

/** Real names of each family: the Hub's own, derived ones, and checkpoints as servers of one's own list them. */
const names: Record<string, string[]> = {
  'FLUX.1-schnell': ['black-forest-labs/FLUX.1-schnell', 'Kijai/flux-schnell', 'flux1-schnell-fp8.safetensors'],
  'FLUX.1-dev': [
    'black-forest-labs/FLUX.1-dev',
    'someone/FLUX.1-dev-lora',
    'Kijai/flux1-dev-fp8.safetensors',
    'city96/FLUX.1-dev-gguf',
    'flux-dev',
  ],
  'FLUX.1-Krea-dev': ['black-forest-labs/FLUX.1-Krea-dev', 'flux1-krea-dev_fp8_scaled.safetensors'],
  'FLUX.2-dev': ['black-forest-labs/FLUX.2-dev', 'flux2-dev.safetensors'],
  'Stable Diffusion 3.5 Large Turbo': ['stabilityai/stable-diffusion-3.5-large-turbo', 'sd3.5_large_turbo.safetensors'],
  'Stable Diffusion 3.5': [
    'stabilityai/stable-diffusion-3.5-large',
    'stabilityai/stable-diffusion-3.5-medium',
    'sd3.5_large.safetensors',
  ],
  'Stable Diffusion 3': ['stabilityai/stable-diffusion-3-medium-diffusers', 'sd3_medium_incl_clips.safetensors'],
  'Qwen-Image': ['Qwen/Qwen-Image', 'Qwen/Qwen-Image-2512', 'flymy-ai/qwen-image-realism-lora'],
  'Z-Image-Turbo': ['Tongyi-MAI/Z-Image-Turbo', 'z_image_turbo_bf16.safetensors'],
  Sana: [
    'Efficient-Large-Model/Sana_1600M_1024px_diffusers',
    'Efficient-Large-Model/SANA1.5_1.6B_1024px_diffusers',
    'Efficient-Large-Model/Sana_600M_512px_diffusers',
    'Efficient-Large-Model/Sana_1600M_4Kpx_BF16_diffusers',
  ],
  Chroma: ['lodestones/Chroma', 'lodestones/Chroma1-HD', 'lodestones/Chroma1-Base'],
  'SDXL-Turbo': ['stabilityai/sdxl-turbo', 'sd_xl_turbo_1.0_fp16.safetensors'],
  'SD-Turbo': ['stabilityai/sd-turbo', 'sd_turbo.safetensors'],
  'SDXL-Lightning': ['ByteDance/SDXL-Lightning', 'sdxl_lightning_4step.safetensors'],
  'Hyper-SD': ['ByteDance/Hyper-SD', 'Hyper-SDXL-8steps-lora.safetensors'],
  'Stable Diffusion XL': [
    'stabilityai/stable-diffusion-xl-base-1.0',
    'sd_xl_base_1.0.safetensors [31e35c80fc]',
    'nerijs/pixel-art-sdxl',
  ],
  'Stable Diffusion 2': [
    'stabilityai/stable-diffusion-2-1',
    'stabilityai/stable-diffusion-2-1-base',
    'stabilityai/stable-diffusion-2-base',
    'v2-1_768-ema-pruned.ckpt',
  ],
  'Stable Diffusion 1': [
    'CompVis/stable-diffusion-v1-4',
    'stable-diffusion-v1-5/stable-diffusion-v1-5',
    'v1-5-pruned-emaonly.safetensors [6ce0161689]',
  ],
};

describe('hintsFor', () => {
  it('knows each family by several real names', () => {
    for (const [family, models] of Object.entries(names))
      for (const model of models) expect(hintsFor(model)?.name, model).toBe(family);
    expect(new Set(Object.keys(names))).toEqual(new Set(modelFamilies.map(({ name }) => name)));
  });

  it('knows every model the form suggests', () => {
    expect(modelNames.filter((model) => !hintsFor(model))).toEqual([]);
  });

  it.each([
    ['nothing of the family in the name', 'XLabs-AI/flux-RealismLora'],
    ['only the owner says it', 'stable-diffusion-v1-5/my-style'],
    ['a word that merely contains it', 'someone/sd-xlarge-mix'],
    ['another member of the family', 'black-forest-labs/FLUX.2-klein-4B'],
    ['distilled to fewer steps', 'lightx2v/Qwen-Image-Lightning'],
    ['distilled to fewer steps', 'Lykon/dreamshaper-xl-v2-turbo'],
    ['distilled to fewer steps', 'lodestones/Chroma1-Flash'],
    ['distilled to fewer steps', 'latent-consistency/lcm-lora-sdxl'],
    ['distilled to fewer steps', 'Hyper-FLUX.1-dev-8steps-lora'],
    ['another task', 'Qwen/Qwen-Image-Edit'],
    ['another task', 'black-forest-labs/FLUX.1-Fill-dev'],
    ['another task', 'black-forest-labs/FLUX.1-Kontext-dev'],
    ['another task', 'diffusers/stable-diffusion-xl-1.0-inpainting-0.1'],
    ['another task', 'stabilityai/stable-diffusion-xl-refiner-1.0'],
    ['a name a person can have', 'someone/sana-portrait-lora'],
    ['nothing', ''],
  ])('claims nothing about %s: %s', (_why, model) => {
    expect(hintsFor(model)).toBeUndefined();
  });

  it('has the numbers of the protocol notes', () => {
    const numbers = (model: string) => {
      const { steps, guidance, side, multiple } = hintsFor(model) ?? expect.fail(model);
      return [steps.usual, guidance.usual, side?.usual, multiple.of, multiple.otherwise];
    };
    expect(numbers('black-forest-labs/FLUX.1-dev')).toEqual([28, 3.5, 1024, 16, 'rounded']);
    expect(numbers('black-forest-labs/FLUX.1-schnell')).toEqual([4, 0, 1024, 16, 'rounded']);
    expect(numbers('black-forest-labs/FLUX.2-dev')).toEqual([50, 4, 1024, 16, 'unknown']);
    expect(numbers('stabilityai/stable-diffusion-3.5-large')).toEqual([28, 3.5, 1024, 16, 'refused']);
    expect(numbers('stabilityai/stable-diffusion-3.5-large-turbo')).toEqual([4, 0, 1024, 16, 'refused']);
    expect(numbers('stabilityai/stable-diffusion-3-medium-diffusers')).toEqual([28, 7, 1024, 16, 'refused']);
    expect(numbers('Qwen/Qwen-Image').slice(0, 1)).toEqual([50]);
    expect(numbers('Tongyi-MAI/Z-Image-Turbo')).toEqual([9, 0, 1024, 16, 'refused']);
    expect(numbers('Efficient-Large-Model/Sana_1600M_1024px_diffusers')).toEqual([20, 4.5, 1024, 32, 'refused']);
    expect(numbers('Efficient-Large-Model/Sana_600M_512px_diffusers')).toEqual([20, 4.5, 512, 32, 'refused']);
    expect(numbers('lodestones/Chroma1-HD')).toEqual([35, 5, 1024, 16, 'unknown']);
    expect(numbers('stabilityai/stable-diffusion-xl-base-1.0')).toEqual([50, 5, 1024, 8, 'refused']);
    expect(numbers('stabilityai/sdxl-turbo')).toEqual([1, 0, 512, 8, 'refused']);
    expect(numbers('ByteDance/SDXL-Lightning')).toEqual([4, 0, 1024, 8, 'refused']);
    expect(numbers('stabilityai/stable-diffusion-2-1')).toEqual([50, 7.5, 768, 8, 'refused']);
    expect(numbers('stabilityai/stable-diffusion-2-1-base')).toEqual([50, 7.5, 512, 8, 'refused']);
    expect(numbers('CompVis/stable-diffusion-v1-4')).toEqual([50, 7.5, 512, 8, 'refused']);
  });

  it('never calls a number usual that it would warn about', () => {
    for (const { name, steps, guidance, side, multiple } of modelFamilies) {
      for (const { usual, unset = usual, range } of [steps, guidance])
        for (const value of [usual, unset])
          expect(value >= range[0] && value <= range[1], `${name}: ${value}`).toBe(true);
      expect((side?.usual ?? 0) % multiple.of, name).toBe(0);
    }
  });
});

describe('usualSettings', () => {
  it('leaves out what the model ignores', () => {
    const of = (model: string) => usualSettings(hintsFor(model) ?? expect.fail(model));
    expect(of('black-forest-labs/FLUX.1-dev')).toEqual({ steps: 28, guidanceScale: 3.5, width: 1024, height: 1024 });
    expect(of('black-forest-labs/FLUX.1-schnell')).toEqual({ steps: 4, width: 1024, height: 1024 });
    expect(of('Qwen/Qwen-Image')).toEqual({ steps: 50, width: 1328, height: 1328 });
    expect(of('stabilityai/sdxl-turbo')).toEqual({ steps: 1, guidanceScale: 0, width: 512, height: 512 });
    expect(of('ByteDance/Hyper-SD')).toEqual({ steps: 4, guidanceScale: 0 });
  });
});
