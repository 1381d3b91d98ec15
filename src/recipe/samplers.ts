/**
 * One sampler under its names: AUTOMATIC1111's, the diffusers class, stable-diffusion.cpp's, and what older tools call
 * it (METADATA C9; stable-diffusion.cpp's from its `sample_method_to_str`). A missing name is a sampler that tool does
 * not have.
 */
type Sampler = {
  name: string;
  scheduler?: string;
  cpp?: string;
  aliases?: readonly string[];
  /** AUTOMATIC1111 1.9 and later give these a schedule of their own when none is named; diffusers' class has none. */
  hasOwnSchedule?: true;
};

const samplers: readonly Sampler[] = [
  { name: 'Euler', scheduler: 'EulerDiscreteScheduler', cpp: 'euler', aliases: ['k_euler'] },
  // Flow models have one scheduler; AUTOMATIC1111's forks call what it does plain Euler.
  { name: 'Euler', scheduler: 'FlowMatchEulerDiscreteScheduler', cpp: 'euler' },
  {
    name: 'Euler a',
    scheduler: 'EulerAncestralDiscreteScheduler',
    cpp: 'euler_a',
    aliases: ['k_euler_a', 'k_euler_ancestral'],
  },
  { name: 'Heun', scheduler: 'HeunDiscreteScheduler', cpp: 'heun', aliases: ['k_heun'] },
  { name: 'LMS', scheduler: 'LMSDiscreteScheduler', cpp: 'lms', aliases: ['k_lms'] },
  { name: 'DPM2', scheduler: 'KDPM2DiscreteScheduler', cpp: 'dpm2', aliases: ['k_dpm_2'], hasOwnSchedule: true },
  { name: 'DPM2 a', scheduler: 'KDPM2AncestralDiscreteScheduler', aliases: ['k_dpm_2_a'], hasOwnSchedule: true },
  { name: 'DPM++ 2S a', cpp: 'dpm++2s_a', aliases: ['k_dpmpp_2s_a'] },
  {
    name: 'DPM++ 2M',
    scheduler: 'DPMSolverMultistepScheduler',
    cpp: 'dpm++2m',
    aliases: ['k_dpmpp_2m'],
    hasOwnSchedule: true,
  },
  // Sources disagree between two classes; this one is the port of the same k-diffusion function.
  { name: 'DPM++ SDE', scheduler: 'DPMSolverSDEScheduler', aliases: ['k_dpmpp_sde'], hasOwnSchedule: true },
  { name: 'DPM++ 2M SDE', cpp: 'dpm++2m_sde', aliases: ['k_dpmpp_2m_sde'] },
  { name: 'DPM++ 3M SDE' },
  { name: 'DPM fast', aliases: ['k_dpm_fast'] },
  { name: 'DPM adaptive', aliases: ['k_dpm_ad'] },
  { name: 'DDIM', scheduler: 'DDIMScheduler', cpp: 'ddim_trailing' },
  { name: 'DDPM', scheduler: 'DDPMScheduler' },
  { name: 'PLMS', scheduler: 'PNDMScheduler' },
  { name: 'UniPC', scheduler: 'UniPCMultistepScheduler' },
  { name: 'DEIS', scheduler: 'DEISMultistepScheduler' },
  { name: 'LCM', scheduler: 'LCMScheduler', cpp: 'lcm' },
  { name: 'TCD', scheduler: 'TCDScheduler', cpp: 'tcd' },
];

/** Schedule types by AUTOMATIC1111's labels, with stable-diffusion.cpp's names for them. */
const scheduleTypes: Readonly<Record<string, string | undefined>> = {
  'SGM Uniform': 'sgm_uniform',
  Uniform: 'discrete',
  Karras: 'karras',
  Polyexponential: undefined,
  Exponential: 'exponential',
  'KL Optimal': 'kl_optimal',
  'Align Your Steps': 'ays',
  Simple: 'simple',
  Normal: 'discrete',
  Beta: 'beta',
};

/** What a scheduler as typed means: a sampler that is known, and a schedule type when one is named with it. */
type Reading = { sampler: Sampler | undefined; scheduleType: string | undefined; isClass: boolean };

/** Reads "Euler a", "DPM++ 2M Karras", "k_euler_a" or "EulerDiscreteScheduler", in any case. */
export function readScheduler(typed: string): Reading {
  const text = typed.trim().toLowerCase();
  const scheduleType = Object.keys(scheduleTypes).find((type) => text.endsWith(` ${type.toLowerCase()}`));
  const name = scheduleType ? text.slice(0, -scheduleType.length - 1).trim() : text;
  const sampler = samplers.find((each) =>
    [each.name, each.scheduler, ...(each.aliases ?? [])].some((known) => known?.toLowerCase() === name),
  );
  return { sampler, scheduleType, isClass: name.endsWith('scheduler') };
}

/** A scheduler as typed in the words of one API: what is sent, or a sentence on what of it cannot be. */
export type Named = { sent?: string; scheduleType?: string; refusal?: string };

/** For the Inference API: the diffusers class, where there is one; anything else goes as typed. */
export function asDiffusersClass(typed: string): Named {
  const { sampler, scheduleType } = readScheduler(typed);
  if (!sampler?.scheduler) return { sent: typed };
  const sent = sampler.scheduler;
  return scheduleType ? { sent, refusal: `Sent as ${sent}: this API cannot be told “${scheduleType}”.` } : { sent };
}

/** For AUTOMATIC1111: its name of the sampler, with a schedule type where its own would not be the class's. */
export function asSamplerName(typed: string): Named {
  const { sampler, scheduleType, isClass } = readScheduler(typed);
  if (!sampler)
    return isClass ? { refusal: `AUTOMATIC1111 has no sampler like ${typed}: it uses its own.` } : { sent: typed };
  // Versions before 1.9 know "DPM++ 2M Karras" by that name only; later ones take it apart themselves.
  if (scheduleType) return { sent: `${sampler.name} ${scheduleType}` };
  return { sent: sampler.name, ...(isClass && sampler.hasOwnSchedule && { scheduleType: 'Uniform' }) };
}

/** For stable-diffusion.cpp, which leaves what it does not know to its own default without a word. */
export function asCppMethod(typed: string): Named {
  const { sampler, scheduleType, isClass } = readScheduler(typed);
  const sent = sampler ? sampler.cpp : isClass ? undefined : typed;
  if (sent === undefined) return { refusal: `stable-diffusion.cpp has no sampler like ${typed}: it uses its own.` };
  const schedule = scheduleType && scheduleTypes[scheduleType];
  return { sent, ...(schedule && { scheduleType: schedule }) };
}
