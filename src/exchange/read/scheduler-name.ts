import { readScheduler } from '#recipe/samplers.ts';

/** A sampler of another tool as it can be asked for here, and the schedule that went with it, if one was named. */
type SchedulerReading = { scheduler: string; isKnown: boolean; schedule: string | undefined };

/** Schedules that are what a sampler does by itself: nothing is lost when they are not named. */
const plainSchedules = ['automatic', 'normal', 'discrete', 'default', ''];

/** Samplers under FLUX and its like, which have one scheduler for all of them (METADATA C9). */
const flowSamplers = ['EulerDiscreteScheduler', 'FlowMatchEulerDiscreteScheduler'];

/**
 * The diffusers class for a tool's sampler, by the one table in `recipe/samplers.ts`. ComfyUI, Fooocus, InvokeAI and
 * NovelAI spell k-diffusion's names each a little differently; the table knows one spelling. What has no class keeps
 * its own name: a server that knows it may be the next one.
 */
export function schedulerOf(sampler: string, schedule: string | undefined, isFlow: boolean): SchedulerReading {
  const { known, named } = lookUp(sampler);
  const all = [schedule, named].find((each) => each !== undefined && !plainSchedules.includes(each.toLowerCase()));
  const scheduler = known && isFlow && flowSamplers.includes(known) ? 'FlowMatchEulerDiscreteScheduler' : known;
  return { scheduler: scheduler ?? sampler, isKnown: scheduler !== undefined, schedule: all };
}

function lookUp(sampler: string): { known: string | undefined; named: string | undefined } {
  const [, base = '', karras] = /^(?:sample_)?(.*?)(?:_gpu)?([ _]k(?:arras)?)?$/is.exec(sampler.slice(0, 200)) ?? [];
  const spaced = base.replace(/ ancestral\b/i, ' a');
  const k = base
    .toLowerCase()
    .replace(/^k?_?(dpm|euler|heun|lms)/, '$1')
    .replace('_ancestral', '_a');
  for (const name of [sampler, spaced, base, `k_${k}`, base.replaceAll('_', ''), `${base}Scheduler`]) {
    const { sampler: found, scheduleType } = readScheduler(name);
    if (found) return { known: found.scheduler, named: karras ? 'Karras' : scheduleType };
  }
  return { known: undefined, named: karras ? 'Karras' : undefined };
}
