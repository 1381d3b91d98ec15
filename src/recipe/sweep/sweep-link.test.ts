import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink } from '#recipe/permalink.ts';
import { axisFieldNames } from './axis-fields.ts';
import type { Sweep } from './sweep.ts';
import { readSweep, writeSweepLink } from './sweep-link.ts';

const sheet: Sweep = {
  base: { model: 'a/b', prompt: 'a fox', steps: 28, seed: 7 },
  options: { useCache: false, waitForModel: true, provider: 'fal-ai' },
  endpoint: 'secret-id',
  images: 2,
  axes: [
    { parts: [{ field: 'guidanceScale', values: '3-9 (+2)' }] },
    {
      parts: [
        { field: 'steps', values: '12, 20' },
        { field: 'scheduler', values: '"Euler a", DDIM' },
      ],
    },
  ],
};
const open = async (link: string) => {
  const reading = await readLink(link);
  return { ...reading, sweep: readSweep(reading?.sweep ?? []) };
};

test('is readable: the recipe as in any link, and a statement for each part of an axis', async () => {
  expect(await writeSweepLink(sheet)).toEqual({
    link: 'v=1&model=a/b&prompt=a+fox&num_inference_steps=28&seed=7&sweep=x.guidance_scale:3-9+(%2B2)&sweep=y.num_inference_steps:12,+20&sweep=y.scheduler:%22Euler+a%22,+DDIM&sweep=images:2',
  });
});

test('comes back, and says nothing of the endpoint, the provider or the cache', async () => {
  const { link = '' } = await writeSweepLink(sheet);
  expect(link).not.toMatch(/secret|fal-ai|cache/);
  const { recipe, problems, sweep } = await open(`#${link}`);
  expect({ recipe, problems, sweep }).toEqual({
    recipe: sheet.base,
    problems: [],
    sweep: { axes: sheet.axes, images: 2, variants: false, problems: [] },
  });
});

test('a template takes the place of the prompt', async () => {
  const { link = '' } = await writeSweepLink({ ...sheet, template: 'a {red|blue} fox' });
  const { recipe, sweep } = await open(link);
  expect(recipe).toEqual({ ...sheet.base, prompt: 'a {red|blue} fox' });
  expect(sweep.variants).toBe(true);
});

test('whatever is typed on any axis comes back to the letter, also from a chat', async () => {
  const values = fc
    .string({ unit: 'binary', maxLength: 60 })
    .map((text) => text.toWellFormed().replaceAll('\r\n', '\n'));
  const part = fc.record({ field: fc.constantFrom(...axisFieldNames), values });
  const axes = fc.array(fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 4 }) }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(axes, fc.integer({ min: 1, max: 100 }), async (typed, images) => {
      const { link = '' } = await writeSweepLink({ ...sheet, axes: typed, images });
      const { recipe, problems, sweep } = await open(`${link}.)`);
      expect({ recipe, problems }).toEqual({ recipe: sheet.base, problems: [] });
      expect(sweep).toEqual({ axes: typed, images, variants: false, problems: [] });
    }),
  );
});

test('a long one is packed', async () => {
  const values = Array.from({ length: 30 }, (_, index) => `宇宙飛行士が馬に乗る ${index}`).join(' || ');
  const { link = '' } = await writeSweepLink({ ...sheet, axes: [{ parts: [{ field: 'prompt', values }] }] });
  expect(link).toMatch(/^z1\.[\w-]+$/);
  expect((await open(link)).sweep.axes).toEqual([{ parts: [{ field: 'prompt', values }] }]);
});

test('one that programs would cut is refused in words', async () => {
  const values = Array.from({ length: 1000 }, (_, index) => (index * 7919 ** 3).toString(36)).join(', ');
  expect(await writeSweepLink({ ...sheet, axes: [{ parts: [{ field: 'prompt', values }] }] })).toEqual({
    problem: expect.stringMatching(/^As a link this sheet has [\d,]+ characters, .* Shorten its values, or export it/),
  });
});

test('what is not known is named, and the rest is used', async () => {
  const { sweep } = await open(
    'v=1&prompt=x&sweep=x.steps_:1&sweep=w.steps:1&sweep=images:0&sweep=images:0x10&sweep=variants:perhaps&sweep=&sweep=y.seed:1,2&sweep=token:hf_x',
  );
  expect(sweep).toEqual({
    axes: [{ parts: [{ field: 'seed', values: '1,2' }] }],
    images: 1,
    variants: false,
    problems: [
      { name: 'sweep x.steps_:1', reason: 'not a parameter of ours' },
      { name: 'sweep w.steps:1', reason: 'not a statement of ours' },
      { name: 'sweep images:0', reason: 'a whole number, 1 to 100' },
      { name: 'sweep images:0x10', reason: 'a whole number, 1 to 100' },
      { name: 'sweep variants:perhaps', reason: 'on or off' },
      { name: 'sweep ', reason: 'not a statement of ours' },
      { name: 'sweep token:hf_x', reason: 'not a statement of ours' },
    ],
  });
});

test('nothing that a link says throws', async () => {
  const pieces = fc.constantFrom(
    'x.',
    'y.',
    'steps',
    'num_inference_steps',
    ':',
    '1',
    ',',
    'images',
    '\0',
    '%',
    '&',
    'sweep=',
    '=',
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: pieces, maxLength: 30 }), async (text) => {
      const { sweep } = await open(`v=1&sweep=${text}`);
      expect(sweep.axes.length).toBeLessThanOrEqual(3);
    }),
  );
  const bomb = `z1.${deflateRawSync(`v=1&sweep=x.seed:${'1,'.repeat(125_000)}`).toString('base64url')}`;
  expect((await open(bomb)).sweep.problems).toEqual([{ name: 'sweep x', reason: 'Values: at most 100000 characters' }]);
});
