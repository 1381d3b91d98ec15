import { describe, expect, it } from 'vitest';
import { notesOf, placeholderOf } from './words.ts';

const dev = 'black-forest-labs/FLUX.1-dev';
const schnell = 'black-forest-labs/FLUX.1-schnell';
const xl = 'stabilityai/stable-diffusion-xl-base-1.0';

describe('placeholderOf', () => {
  it('says what the model does by itself where that is known', () => {
    expect(placeholderOf('steps', dev, 'hugging-face')).toBe('Model’s 28');
    expect(placeholderOf('guidanceScale', dev, 'inference-endpoint')).toBe('Model’s 3.5');
    expect(placeholderOf('size', dev, 'inference-api')).toBe('Model’s 1024');
    expect(placeholderOf('guidanceScale', schnell, 'hugging-face')).toBe('Not used');
  });

  it('claims nothing where servers disagree, or do not run the model’s own pipeline', () => {
    expect(placeholderOf('steps', xl, 'inference-api')).toBeUndefined();
    expect(placeholderOf('steps', schnell, 'hugging-face')).toBeUndefined();
    expect(placeholderOf('scheduler', dev, 'hugging-face')).toBeUndefined();
    expect(placeholderOf('seed', dev, 'hugging-face')).toBeUndefined();
    expect(placeholderOf('steps', 'someone/unheard-of', 'hugging-face')).toBeUndefined();
    for (const api of ['hf-providers', 'openai-images', 'automatic1111'] as const)
      expect(placeholderOf('steps', dev, api)).toBeUndefined();
  });
});

describe('notesOf', () => {
  it('says nothing of what is unset, usual or of an unknown model', () => {
    const odd = { steps: 1, guidanceScale: 50, width: 1001, height: 1001, scheduler: 'X', negativePrompt: ['x'] };
    const usual = { model: dev, steps: 28, guidanceScale: 3.5, width: 1024, height: 768 };
    for (const field of ['steps', 'guidanceScale', 'size', 'scheduler', 'negativePrompt', 'seed'] as const) {
      expect(notesOf(field, { model: dev }, {})).toEqual([]);
      expect(notesOf(field, usual, {})).toEqual([]);
      expect(notesOf(field, { ...odd, model: 'someone/unheard-of' }, {})).toEqual([]);
    }
  });

  it('says what the model makes nothing of', () => {
    expect(notesOf('guidanceScale', { model: schnell, guidanceScale: 3 }, {})).toEqual([
      'FLUX.1-schnell ignores guidance',
    ]);
    expect(notesOf('negativePrompt', { model: dev, negativePrompt: ['blur'] }, {})).toEqual([
      'FLUX.1-dev takes no notice of a negative prompt',
    ]);
    expect(notesOf('scheduler', { model: dev, scheduler: 'DDIMScheduler' }, {})).toEqual([
      'FLUX.1-dev keeps its own scheduler: another is ignored, or refused by some servers',
    ]);
    expect(notesOf('scheduler', { model: xl, scheduler: 'DDIMScheduler' }, {})).toEqual([]);
  });

  it('says what is usual when a number is outside of it, both ends included', () => {
    expect(notesOf('steps', { model: schnell, steps: 5 }, {})).toEqual(['1–4 steps are usual for FLUX.1-schnell']);
    expect(notesOf('steps', { model: schnell, steps: 4 }, {})).toEqual([]);
    expect(notesOf('guidanceScale', { model: dev, guidanceScale: 0 }, {})).toEqual(['1–10 is usual for FLUX.1-dev']);
    expect(notesOf('guidanceScale', { model: 'stabilityai/sdxl-turbo', guidanceScale: 7 }, {})).toEqual([
      '0 is usual for SDXL-Turbo',
    ]);
  });

  it.each([
    [dev, 'FLUX.1-dev rounds sizes to multiples of 16'],
    [xl, undefined],
    ['Tongyi-MAI/Z-Image-Turbo', 'Z-Image-Turbo takes sizes in multiples of 16; others are refused'],
    ['Qwen/Qwen-Image', 'Qwen-Image is made for sizes in multiples of 16'],
    ['a/Sana_1600M_1024px', 'Sana takes sizes in multiples of 32; others are refused'],
  ])('says what becomes of an odd size: %s', (model, note) => {
    expect(notesOf('size', { model, width: 1000, height: 1024 }, {})).toEqual(note ? [note] : []);
    expect(notesOf('size', { model, width: 1024, height: 1000 }, {})).toEqual(note ? [note] : []);
  });

  it('says only that a field is not sent, once for both sides of a size', () => {
    const refusals = {
      steps: 'OpenAI images takes no steps.',
      width: 'fal takes no size',
      height: 'fal takes no size',
    };
    expect(notesOf('steps', { model: schnell, steps: 50 }, refusals)).toEqual([
      'Not sent: OpenAI images takes no steps',
    ]);
    expect(notesOf('size', { model: dev, width: 1000, height: 1000 }, refusals)).toEqual([
      'Not sent: fal takes no size',
    ]);
  });
});
