import { demoEndpoint, importedEndpoint } from '#inference/endpoint.ts';
import type { Mark } from '#library/marks.ts';
import { frameId, type Picture } from '#library/rows.ts';

const framesInRun = 4;
const hour = 3_600_000;
const subjects = ['fox', 'lighthouse', 'salt flat', 'café at night', 'paper crane'];
const colours = ['red', 'blue', 'amber'];
const places = ['by a lake', 'in the rain', 'under a low sun', 'from above'];
const models = ['black-forest-labs/FLUX.1-dev', 'acme/painter', 'acme/painter-2', 'stabilityai/sdxl'];
const sizes = [undefined, [1024, 768], [1344, 768], [768, 1024], [1024, 1024]] as const;

const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length];

/** The picture at a place in a library of many, one run of four an hour within the last hundred; and what is kept beside it. */
export function pictureAt(index: number, now: number) {
  const runIndex = Math.floor(index / framesInRun);
  const createdAt = now - (99 - (runIndex % 100)) * hour;
  const run = `${(now + runIndex).toString(36).padStart(9, '0')}abcdef`;
  const id = frameId(run, (index % framesInRun) + 1);
  const size = pick(sizes, runIndex);
  const detail = `version ${runIndex}, soft light, film grain, long shadows, shot on 35 mm, muted colours`;
  const isImported = runIndex % 17 === 3;
  const picture: Picture = {
    id,
    createdAt,
    recipe: {
      model: pick(models, runIndex) ?? '',
      prompt: `a ${pick(colours, runIndex)} ${pick(subjects, runIndex)} ${pick(places, runIndex)}, ${detail}`,
      seed: index * 10,
      ...(runIndex % 3 === 0 && { negativePrompt: ['blurry', 'text'] }),
      ...(runIndex % 4 !== 1 && { steps: 10 + (runIndex % 30) }),
      ...(runIndex % 2 === 0 && { guidanceScale: (runIndex % 20) / 2 }),
      ...(size && { width: size[0], height: size[1] }),
      ...(runIndex % 5 === 2 && { scheduler: 'DDIM' }),
    },
    options: { useCache: true, waitForModel: false },
    endpoint: isImported
      ? importedEndpoint
      : runIndex % 6 === 1
        ? { ...demoEndpoint, name: 'Studio server' }
        : demoEndpoint,
    type: 'image/webp',
    bytes: 20_000,
    tookMs: 1000 + ((index * 37) % 20_000),
    attempts: 1,
    notes: {
      ...(runIndex % 7 === 1 && { route: { provider: 'fal-ai', providerId: 'x' } }),
      ...(runIndex % 9 === 1 && { cached: true }),
    },
    ...(isImported && { importedFrom: 'ComfyUI' }),
    ...(runIndex % 8 === 1 && { cost: (runIndex % 10) / 100 }),
    ...(runIndex % 10 === 1 && { template: 'a {red|blue} fox' }),
    ...(runIndex % 11 === 1 && { cell: { sweep: 's', key: 'k' } }),
    ...(runIndex % 12 === 1 && { project: 'spring' }),
  };
  const mark: Mark | undefined =
    index % 5 === 0
      ? {
          id,
          rating: index % 6 === 0 ? 0 : (index % 5) + (index % 6),
          ...(index % 10 === 0 && { tags: ['Red', 'hero'] }),
          ...(index % 15 === 0 && { tags: ['bored'] }),
          ...(index % 20 === 0 && { rejected: true, project: index % 40 === 0 ? '' : 'spring' }),
        }
      : undefined;
  return { picture, mark, isPick: index % 13 === 0, isVerified: index % 50 === 7, runNumber: runIndex + 1 };
}
