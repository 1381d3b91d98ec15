import { firstModel } from './fields.ts';

/** The names the 2024 server accepts: diffusers' `KarrasDiffusionSchedulers`. PROTOCOL §9. */
export const schedulerNames = [
  'DDIMScheduler',
  'DDPMScheduler',
  'PNDMScheduler',
  'LMSDiscreteScheduler',
  'EulerDiscreteScheduler',
  'HeunDiscreteScheduler',
  'EulerAncestralDiscreteScheduler',
  'DPMSolverMultistepScheduler',
  'DPMSolverSinglestepScheduler',
  'KDPM2DiscreteScheduler',
  'KDPM2AncestralDiscreteScheduler',
  'DEISMultistepScheduler',
  'UniPCMultistepScheduler',
  'DPMSolverSDEScheduler',
  'EDMEulerScheduler',
] as const;

/** Well-known text-to-image models to start from; the field takes any `owner/name`. PROTOCOL §9. */
export const modelNames = [
  firstModel,
  'black-forest-labs/FLUX.1-schnell',
  'black-forest-labs/FLUX.1-Krea-dev',
  'stabilityai/stable-diffusion-3.5-large',
  'stabilityai/stable-diffusion-3-medium-diffusers',
  'stabilityai/stable-diffusion-xl-base-1.0',
  'Qwen/Qwen-Image',
  'Tongyi-MAI/Z-Image-Turbo',
  'ByteDance/SDXL-Lightning',
] as const;
