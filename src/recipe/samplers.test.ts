import { expect, test } from 'vitest';
import { asCppMethod, asDiffusersClass, asSamplerName } from './samplers.ts';
import { schedulerNames } from './suggestions.ts';

test.each([
  ['Euler a', 'EulerAncestralDiscreteScheduler'],
  ['euler A', 'EulerAncestralDiscreteScheduler'],
  ['k_euler_a', 'EulerAncestralDiscreteScheduler'],
  ['Euler', 'EulerDiscreteScheduler'],
  ['DPM++ 2M', 'DPMSolverMultistepScheduler'],
  ['DDIM', 'DDIMScheduler'],
  ['PLMS', 'PNDMScheduler'],
  ['UniPC', 'UniPCMultistepScheduler'],
  ['EulerDiscreteScheduler', 'EulerDiscreteScheduler'],
  // Without an equivalent, or unknown: as typed.
  ['DPM++ 2M SDE', 'DPM++ 2M SDE'],
  ['Restart', 'Restart'],
  ['EDMEulerScheduler', 'EDMEulerScheduler'],
])('as a diffusers class, %s is %s', (typed, sent) => {
  expect(asDiffusersClass(typed)).toStrictEqual({ sent });
});

test('a schedule type cannot be told to diffusers, and that is said', () => {
  expect(asDiffusersClass('DPM++ 2M Karras')).toStrictEqual({
    sent: 'DPMSolverMultistepScheduler',
    refusal: 'Sent as DPMSolverMultistepScheduler: this API cannot be told “Karras”.',
  });
});

test.each([
  ['EulerAncestralDiscreteScheduler', { sent: 'Euler a' }],
  ['EulerDiscreteScheduler', { sent: 'Euler' }],
  ['FlowMatchEulerDiscreteScheduler', { sent: 'Euler' }],
  // Left alone, AUTOMATIC1111 would give these the Karras schedule, which the class has not.
  ['DPMSolverMultistepScheduler', { sent: 'DPM++ 2M', scheduleType: 'Uniform' }],
  ['KDPM2DiscreteScheduler', { sent: 'DPM2', scheduleType: 'Uniform' }],
  ['DPM++ 2M', { sent: 'DPM++ 2M' }],
  ['dpm++ 2m karras', { sent: 'DPM++ 2M Karras' }],
  ['Euler a SGM Uniform', { sent: 'Euler a SGM Uniform' }],
  ['Restart', { sent: 'Restart' }],
])('on AUTOMATIC1111, %s is %j', (typed, named) => {
  expect(asSamplerName(typed)).toStrictEqual(named);
});

test.each([
  ['EulerAncestralDiscreteScheduler', { sent: 'euler_a' }],
  ['Euler a', { sent: 'euler_a' }],
  ['DPM++ 2M Karras', { sent: 'dpm++2m', scheduleType: 'karras' }],
  ['Euler Align Your Steps', { sent: 'euler', scheduleType: 'ays' }],
  ['res_multistep', { sent: 'res_multistep' }],
])('on stable-diffusion.cpp, %s is %j', (typed, named) => {
  expect(asCppMethod(typed)).toStrictEqual(named);
});

test('what a server has nothing like is left out with a sentence', () => {
  expect(asSamplerName('EDMEulerScheduler')).toStrictEqual({
    refusal: 'AUTOMATIC1111 has no sampler like EDMEulerScheduler: it uses its own.',
  });
  expect(asCppMethod('UniPC').refusal).toContain('no sampler like UniPC');
  expect(asCppMethod('PNDMScheduler').refusal).toContain('no sampler like PNDMScheduler');
});

test('every scheduler of the form that AUTOMATIC1111 has comes back as the same class', () => {
  const there = schedulerNames.map((name) => [name, asSamplerName(name).sent] as const);
  expect(there.filter(([, sent]) => sent === undefined).map(([name]) => name)).toEqual([
    'DPMSolverSinglestepScheduler',
    'EDMEulerScheduler',
  ]);
  for (const [name, sent] of there) if (sent) expect(asDiffusersClass(sent)).toStrictEqual({ sent: name });
});
