/**
 * What is known of the settings of well-known model families. The first number of each span, the sides and what becomes
 * of odd ones are PROTOCOL §9's; where the code's default and the model card's number differ, `usual` is the card's. A
 * range it does not give is wide on purpose: a word about an unusual number should be worth reading.
 */
export type ModelFamily = {
  /** As it stands in a sentence: "FLUX.1-dev rounds sizes …". */
  name: string;
  /** Looked for in a plain name such as "flux-1-dev-fp8". */
  match: RegExp;
  /** Distilled for few steps, which its name then says. */
  isFast?: true;
  steps: Span;
  guidance: Span;
  /** Pixels a side it was trained for, where its members agree. */
  side?: Omit<Span, 'range'>;
  /** What a side has to be a multiple of, and what becomes of one that is not. */
  multiple: { of: 8 | 16 | 32; otherwise: 'refused' | 'rounded' | 'unknown' };
  /** Parameters it makes nothing of. */
  ignores: readonly ('guidanceScale' | 'scheduler' | 'negativePrompt')[];
};

/** `unset` is what happens without a value; absent where code, servers and card disagree about that. */
type Span = { usual: number; unset?: number; range: readonly [least: number, most: number] };

const sides = {
  512: { usual: 512, unset: 512 },
  768: { usual: 768, unset: 768 },
  1024: { usual: 1024, unset: 1024 },
} as const;

/** Distilled to do without: at 0 the guidance is off. */
const unguided = { usual: 0, range: [0, 0] } as const;

/** Flow models have one scheduler that no other can stand in for. */
const flow = { ignores: ['scheduler'] } as const;

/** A negative prompt works there from `true_cfg_scale` > 1 on, which is no parameter of the API. */
const flux1 = {
  side: sides[1024],
  multiple: { of: 16, otherwise: 'rounded' },
  ignores: ['scheduler', 'negativePrompt'],
} as const;

const fluxDev = {
  ...flux1,
  steps: { usual: 28, unset: 28, range: [20, 60] },
  guidance: { usual: 3.5, unset: 3.5, range: [1, 10] },
} as const;

const sd3 = { ...flow, side: sides[1024], multiple: { of: 16, otherwise: 'refused' } } as const;

/** Without a number of steps the code takes 50, and the 2024 API takes 20. */
const sd = {
  steps: { usual: 50, range: [1, 100] },
  guidance: { usual: 7.5, unset: 7.5, range: [0, 20] },
  multiple: { of: 8, otherwise: 'refused' },
  ignores: [],
} as const;

const sana = {
  ...flow,
  name: 'Sana',
  steps: { usual: 20, unset: 20, range: [10, 50] },
  guidance: { usual: 4.5, unset: 4.5, range: [1, 10] },
  multiple: { of: 32, otherwise: 'refused' },
} as const;

const xlFast = { ...sd, isFast: true, steps: { usual: 4, range: [1, 8] }, guidance: unguided } as const;

/** The first that matches counts. */
export const modelFamilies: readonly ModelFamily[] = [
  {
    ...flux1,
    name: 'FLUX.1-schnell',
    match: part('flux-?(1-)?schnell'),
    isFast: true,
    steps: { usual: 4, range: [1, 4] },
    guidance: unguided,
    ignores: [...flux1.ignores, 'guidanceScale'],
  },
  { ...fluxDev, name: 'FLUX.1-dev', match: part('flux-?(1-)?dev') },
  { ...fluxDev, name: 'FLUX.1-Krea-dev', match: part('flux-?(1-)?krea-dev') },
  {
    ...flow,
    name: 'FLUX.2-dev',
    match: part('flux-?2-dev'),
    steps: { usual: 50, unset: 50, range: [20, 60] },
    guidance: { usual: 4, unset: 4, range: [1, 10] },
    side: sides[1024],
    multiple: { of: 16, otherwise: 'unknown' },
  },
  {
    ...sd3,
    name: 'Stable Diffusion 3.5 Large Turbo',
    match: part('(stable-diffusion-|sd-?)3-5-large-turbo'),
    isFast: true,
    steps: { usual: 4, range: [1, 8] },
    guidance: unguided,
  },
  {
    ...sd3,
    name: 'Stable Diffusion 3.5',
    match: part('(stable-diffusion-|sd-?)3-5'),
    steps: { usual: 28, unset: 28, range: [20, 60] },
    guidance: { usual: 3.5, range: [1, 10] },
  },
  {
    ...sd3,
    name: 'Stable Diffusion 3',
    match: part('(stable-diffusion-|sd-?)3'),
    steps: { usual: 28, unset: 28, range: [20, 60] },
    guidance: { usual: 7, unset: 7, range: [1, 10] },
  },
  {
    ...flow,
    name: 'Qwen-Image',
    match: part('qwen-image'),
    steps: { usual: 50, unset: 50, range: [20, 60] },
    // Its own is called true_cfg_scale, which is no parameter of the API.
    guidance: unguided,
    side: { usual: 1328, unset: 1024 },
    multiple: { of: 16, otherwise: 'unknown' },
    ignores: ['scheduler', 'guidanceScale'],
  },
  {
    ...flow,
    name: 'Z-Image-Turbo',
    match: part('z-image-turbo'),
    isFast: true,
    steps: { usual: 9, range: [4, 16] },
    guidance: unguided,
    side: sides[1024],
    multiple: { of: 16, otherwise: 'refused' },
  },
  { ...sana, match: part('sana(1-5)?-.*512px'), side: sides[512] },
  { ...sana, match: part('sana(1-5)?-.*1024px'), side: sides[1024] },
  { ...sana, match: part('sana(1-5)?-.*[24]kpx') },
  {
    ...flow,
    name: 'Chroma',
    match: /^chroma$|(^|-)chroma(1-(hd|base)|-v\d+)(-|$)/,
    steps: { usual: 35, unset: 35, range: [20, 60] },
    guidance: { usual: 5, unset: 5, range: [1, 10] },
    side: sides[1024],
    multiple: { of: 16, otherwise: 'unknown' },
  },
  { ...xlFast, name: 'SDXL-Turbo', match: part('sd-?xl-turbo'), side: sides[512], steps: { usual: 1, range: [1, 4] } },
  { ...xlFast, name: 'SD-Turbo', match: part('sd-turbo'), side: sides[512], steps: { usual: 1, range: [1, 4] } },
  { ...xlFast, name: 'SDXL-Lightning', match: part('sd-?xl-lightning'), side: sides[1024] },
  { ...xlFast, name: 'Hyper-SD', match: part('hyper-sd(xl)?') },
  {
    ...sd,
    name: 'Stable Diffusion XL',
    match: part('stable-diffusion-xl|sd-?xl'),
    guidance: { usual: 5, unset: 5, range: [1, 15] },
    side: sides[1024],
  },
  { ...sd, name: 'Stable Diffusion 2', match: part('(stable-diffusion-|sd-?)v?2(-[01])?-base'), side: sides[512] },
  {
    ...sd,
    name: 'Stable Diffusion 2',
    match: part('(stable-diffusion-|sd-?)v?2(-[01])?|v2-[01]'),
    side: sides[768],
  },
  {
    ...sd,
    name: 'Stable Diffusion 1',
    match: part('(stable-diffusion-|sd-?)v?1-[45]|v1-[45]-pruned'),
    side: sides[512],
  },
];

/** A whole part of a name: "sd-xl" in "sd-xl-base", not in "sd-xlarge". */
function part(pattern: string): RegExp {
  return new RegExp(`(^|-)(${pattern})(-|$)`);
}
