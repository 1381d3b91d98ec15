import { describe, expect, it } from 'vitest';
import type { ElementName } from '#painter/words/vocabulary.ts';
import { vocabulary } from '#painter/words/vocabulary.ts';
import { paint } from './paint.ts';
import type { Wish } from './wish.ts';

const plain: Wish = {
  prompt: 'mountains at golden hour',
  negativePrompt: [],
  width: 96,
  height: 72,
  seed: 11,
  model: 'black-forest-labs/FLUX.1-dev',
};

/** The mean difference of two pictures of one size, in steps of 0…255. */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  expect(one.length).toBe(other.length);
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

function change(changes: Partial<Wish>, from: Partial<Wish> = {}): number {
  return difference(paint({ ...plain, ...from }), paint({ ...plain, ...from, ...changes }));
}

/** The mean over all pixels of a number made of red, green and blue. */
function meanOf(pixels: Uint8ClampedArray, measure: (rgb: readonly number[]) => number): number {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) sum += measure([...pixels.subarray(at, at + 3)]);
  return sum / (pixels.length / 4);
}

/** How much neighbours differ: noise and detail. */
function roughness(pixels: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 4; at < pixels.length; at += 4) sum += Math.abs((pixels[at + 1] ?? 0) - (pixels[at - 3] ?? 0));
  return sum / (pixels.length / 4);
}

const colourfulness = (rgb: readonly number[]) => Math.max(...rgb) - Math.min(...rgb);

describe('a painting', () => {
  it.each([
    [64, 64],
    [256, 64],
    [64, 256],
    [120, 88],
  ])('of %d × %d has exactly that many opaque pixels', (width, height) => {
    const pixels = paint({ ...plain, width, height });
    expect(pixels.length).toBe(width * height * 4);
    expect(pixels.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
  });

  it('is the same, pixel by pixel, for the same wish', () => {
    expect(paint(plain)).toEqual(paint(plain));
  });

  it.each(vocabulary.flatMap((term) => term.words.slice(0, 1)))('of "%s" is neither blank nor broken', (prompt) => {
    const pixels = paint({ ...plain, prompt, width: 64, height: 64 });
    expect(new Set(pixels).size).toBeGreaterThan(30);
  });
});

describe('every parameter shows', () => {
  it.each<[string, Partial<Wish>, number]>([
    ['another scene', { prompt: 'city at golden hour' }, 8],
    ['another time', { prompt: 'mountains at night' }, 20],
    ['a colour word', { prompt: 'red mountains at golden hour' }, 4],
    ['the weather', { prompt: 'mountains at golden hour, rain' }, 4],
    ['an unknown word', { prompt: 'mountains at golden hour, qwzx' }, 0.5],
    ['a negative prompt', { negativePrompt: ['sun'] }, 0.2],
    ['the seed', { seed: 12 }, 6],
    ['the model', { model: 'stabilityai/stable-diffusion-xl-base-1.0' }, 2],
    ['guidance', { guidanceScale: 3 }, 4],
    ['steps', { steps: 8 }, 3],
    ['the scheduler', { scheduler: 'DPMSolverSDEScheduler' }, 1],
  ])('%s changes the picture', (_, changes, least) => {
    expect(change(changes)).toBeGreaterThan(least);
  });

  it('defaults are guidance 7 and 28 steps', () => {
    expect(change({ guidanceScale: 7, steps: 28 })).toBe(0);
  });

  it('every scheduler has a grain of its own', () => {
    const names = [
      ...['DDIMScheduler', 'DDPMScheduler', 'PNDMScheduler', 'LMSDiscreteScheduler', 'EulerDiscreteScheduler'],
      ...['HeunDiscreteScheduler', 'EulerAncestralDiscreteScheduler', 'DPMSolverMultistepScheduler'],
      ...['DPMSolverSinglestepScheduler', 'KDPM2DiscreteScheduler', 'KDPM2AncestralDiscreteScheduler'],
      ...['DEISMultistepScheduler', 'UniPCMultistepScheduler', 'DPMSolverSDEScheduler', 'EDMEulerScheduler'],
    ];
    const pictures = names.map((scheduler) => paint({ ...plain, scheduler }));
    for (const [index, picture] of pictures.entries()) {
      for (const other of pictures.slice(index + 1)) expect(difference(picture, other)).toBeGreaterThan(0.25);
    }
  });
});

describe('the negative prompt', () => {
  const removable: readonly ElementName[] = ['sun', 'balloon', 'birds', 'horse', 'house', 'rainbow', 'tree', 'fox'];

  it.each(removable)('takes a %s out, leaving the rest as it was', (element) => {
    const wish = { ...plain, prompt: `mountains at golden hour, ${element}` };
    const without = paint({ ...wish, negativePrompt: [element] });
    expect(difference(paint(wish), without)).toBeGreaterThan(0.02);
    // Where the element was not, not even the grain has moved.
    const [picture, same] = [paint(wish), without].map((pixels) => pixels.subarray(0, 96 * 4));
    if (element !== 'rainbow' && picture && same) expect(difference(picture, same)).toBeLessThan(2);
  });

  it('with words it does not know changes nothing', () => {
    expect(change({ negativePrompt: ['blurry', 'extra fingers'] })).toBe(0);
  });

  it('takes weather away', () => {
    const snowless = { prompt: 'forest, snow', negativePrompt: ['snow'] };
    expect(change(snowless, { prompt: 'forest, snow' })).toBeGreaterThan(5);
  });
});

describe('guidance', () => {
  it('saturates step by step', () => {
    const scales = [0, 2, 4, 7, 10, 14, 20];
    const measured = scales.map((guidanceScale) => meanOf(paint({ ...plain, guidanceScale }), colourfulness));
    expect(measured).toEqual(measured.toSorted((one, other) => one - other));
    expect(measured.at(-1)).toBeGreaterThan(2 * (measured[0] ?? 0));
  });
});

describe('steps', () => {
  it('take the noise away', () => {
    const [one = 0, few = 0, many = 0] = [1, 8, 50].map((steps) => roughness(paint({ ...plain, steps })));
    expect(one).toBeGreaterThan(1.5 * many);
    expect(few).toBeGreaterThan(many);
  });

  it('leave even at one a picture of the same thing', () => {
    // One step must be nearer to its own finished picture than to that of another seed.
    const one = paint({ ...plain, prompt: 'mountains at night', steps: 1 });
    const own = paint({ ...plain, prompt: 'mountains at night', steps: 50 });
    const other = paint({ ...plain, prompt: 'mountains at noon', steps: 50 });
    expect(difference(one, own)).toBeLessThan(difference(one, other));
  });

  it('count four times for distilled models', () => {
    const turbo = { model: 'stabilityai/sdxl-turbo' };
    const [few = 0, many = 0] = [4, 16].map((steps) => roughness(paint({ ...plain, ...turbo, steps })));
    const slow = roughness(paint({ ...plain, steps: 4 }));
    expect(few - many).toBeLessThan(slow - many);
  });
});
