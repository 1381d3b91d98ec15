/**
 * What a person is told about each parameter: its label, its short name (for diffs and errors), its range and what
 * happens when it is left empty. The schema in `recipe.ts` takes its ranges from here, so a range has one home.
 *
 * Ranges: guidance and steps are wider than any model's useful span (PROTOCOL §9: 0–20 and 1–100) but stop a slip of
 * the hand from buying a thousand steps; sizes go up to the largest any hosted model takes; a seed is what every
 * provider accepts exactly, an unsigned 32-bit integer.
 */
export const fields = {
  model: { label: 'Model', short: 'model' },
  prompt: { label: 'Prompt', short: 'prompt', maxLength: 10_000 },
  negativePrompt: { label: 'Negative prompt', short: 'negative', maxLength: 2_000, maxItems: 100 },
  guidanceScale: { label: 'Guidance scale', short: 'guidance', min: 0, max: 100, step: 0.1, whole: false },
  steps: { label: 'Inference steps', short: 'steps', min: 1, max: 500, step: 1, whole: true },
  width: { label: 'Width', short: 'width', min: 16, max: 4096, step: 8, whole: true },
  height: { label: 'Height', short: 'height', min: 16, max: 4096, step: 8, whole: true },
  scheduler: { label: 'Scheduler', short: 'scheduler', maxLength: 200 },
  seed: { label: 'Seed', short: 'seed', min: 0, max: 4_294_967_295, step: 1, whole: true },
} as const;

/** The comfortable span of a slider; the number beside it takes the whole range of `fields`. PROTOCOL §9. */
export const sliderRanges = {
  guidanceScale: { min: 0, max: 20, step: 0.1, rest: 7 },
  steps: { min: 1, max: 100, step: 1, rest: 28 },
} as const;

/** What a blank form asks for. */
export const firstModel = 'black-forest-labs/FLUX.1-dev';

/** A press of Generate may start at most this many requests, each of which can cost money: images × variants. */
export const maxPictures = 1000;
