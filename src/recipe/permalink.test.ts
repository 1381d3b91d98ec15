import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '../../e2e/cpu-time.ts';
import { readLink, writeLink } from './permalink.ts';
import { type Recipe, recipeSchema } from './recipe.ts';

const recipe: Recipe = {
  model: 'black-forest-labs/FLUX.1-dev',
  prompt: 'Astronaut riding a horse, 35mm & "grain" = 50 % + more.',
  negativePrompt: ['blurry', 'text, logo'],
  guidanceScale: 0,
  steps: 28,
  width: 1024,
  height: 768,
  scheduler: 'EulerDiscreteScheduler',
  seed: 0,
};
const packed = (text: string) => `z1.${deflateRawSync(text).toString('base64url')}`;
const read = async (link: string) => (await readLink(link))?.recipe;
const problems = async (link: string) => (await readLink(link))?.problems;

test('is written in the documented form, in the API’s own names', async () => {
  expect(await writeLink({ model: 'a/b', prompt: 'a fox', negativePrompt: ['x', 'y'], seed: 0 })).toBe(
    'v=1&model=a/b&prompt=a+fox&negative_prompt=x&negative_prompt=y&seed=0',
  );
});

test('every field of the recipe comes back, zero included', async () => {
  expect(Object.keys(recipe).sort()).toEqual(Object.keys(recipeSchema.shape).sort());
  expect(await readLink(`#${await writeLink(recipe)}`)).toEqual({ recipe, problems: [] });
});

test('any prompt comes back to the letter', async () => {
  const prompts = fc
    .string({ unit: 'binary', minLength: 1 })
    .filter((text) => text.trim() !== '' && !/\r\n/.test(text));
  await fc.assert(
    fc.asyncProperty(prompts, async (prompt) => {
      const whole = prompt.toWellFormed(); // a lone surrogate has no UTF-8
      expect(await read(await writeLink({ prompt: whole, seed: 1 }))).toEqual({ prompt: whole, seed: 1 });
      expect(await read(await writeLink({ prompt: whole }))).toEqual({ prompt: whole });
    }),
  );
});

test('an ordinary link stays readable; a long one in another script is packed', async () => {
  expect(await writeLink(recipe)).toMatch(/^v=1&/);
  const long = await writeLink({ prompt: '宇宙飛行士が馬に乗る、'.repeat(12), seed: 1 });
  expect(long).toMatch(/^z1\.[\w-]+$/);
  expect(await read(long)).toEqual({ prompt: '宇宙飛行士が馬に乗る、'.repeat(12), seed: 1 });
});

test.each([
  ['%20 for a space', 'v=1&prompt=a%20fox&seed=1'],
  ['+ for a space', 'v=1&prompt=a+fox&seed=1'],
  ['a raw space', 'v=1&prompt=a fox&seed=1'],
  ['another order', 'seed=1&prompt=a+fox&v=1'],
  ['no version', 'prompt=a+fox&seed=1'],
  ['a chat’s full stop', 'v=1&prompt=a+fox&seed=1.'],
  ['a chat’s bracket and full stop', 'v=1&prompt=a+fox&seed=1).'],
  ['a leading # and slash', '#/v=1&prompt=a+fox&seed=1'],
  ['a line break in the middle', 'v=1&prompt=a+\nfox&se\r\ned=1'],
])('reads a link with %s', async (_, link) => {
  expect(await readLink(link)).toEqual({ recipe: { prompt: 'a fox', seed: 1 }, problems: [] });
});

test('a packed link survives wrapping and a closing bracket', async () => {
  const link = packed('v=1&prompt=a+fox&seed=1');
  expect(await read(`${link.slice(0, 9)}\n${link.slice(9)}).`)).toEqual({ prompt: 'a fox', seed: 1 });
});

test('an empty fragment is no link', async () => {
  expect(await readLink('')).toBeUndefined();
  expect(await readLink('#')).toBeUndefined();
});

test('unknown names are told, never obeyed and never dropped silently', async () => {
  const reading = await readLink('v=1&prompt=x&endpoint=https://evil.example&token=hf_x&__proto__=1');
  expect(reading).toEqual({
    recipe: { prompt: 'x' },
    problems: ['endpoint', 'token', '__proto__'].map((name) => ({ name, reason: 'not a parameter of ours' })),
  });
});

test('values that cannot be used are told by name, the others are used', async () => {
  expect(
    await readLink(
      'v=1&prompt=x&num_inference_steps=1000000&width=-1&guidance_scale=0x10&seed=18446744073709551616&model=../x',
    ),
  ).toEqual({
    recipe: { prompt: 'x' },
    problems: [
      { name: 'model', reason: 'Model: owner/name, or a name that the server knows' },
      { name: 'guidance_scale', reason: 'Guidance: a number, at least 0' },
      { name: 'num_inference_steps', reason: 'Steps: at most 500' },
      { name: 'width', reason: 'Width: a whole number, at least 16' },
      { name: 'seed', reason: 'Seed: at most 4294967295' },
    ],
  });
});

test('a field given twice is taken once and told', async () => {
  expect(await readLink('prompt=one&prompt=two')).toEqual({
    recipe: { prompt: 'one' },
    problems: [{ name: 'prompt', reason: 'given twice, the first was taken' }],
  });
});

test('another version is read as far as it goes, and told', async () => {
  expect(await readLink('v=99&prompt=x')).toEqual({
    recipe: { prompt: 'x' },
    problems: [{ name: 'v', reason: 'made by another version, 99' }],
  });
  expect(await problems('z9.AAAA')).toEqual([{ name: 'link', reason: 'it was made by a newer Proofsheet' }]);
});

test.each([
  ['random text in base64', 'z1.AAAA'],
  ['not base64', 'z1.§§§'],
  ['cut short', packed('v=1&prompt=a+long+enough+prompt&seed=1').slice(0, 20)],
  ['not UTF-8', `z1.${deflateRawSync(Buffer.from([0xff, 0xfe, 0xfd])).toString('base64url')}`],
])('a damaged link (%s) is told, not thrown', async (_, link) => {
  expect(await problems(link)).toEqual([{ name: 'link', reason: 'it is damaged or was cut short' }]);
});

test.each([
  ['marks at its end that are not its end', `v=1&prompt=${'"'.repeat(32_000)}x`],
  ['the same, packed', packed(`v=1&prompt=${'"'.repeat(200_000)}x`)],
  ['no base64', `z1.${'%'.repeat(32_000)}x`],
  ['a thousand names', `v=1&${Array.from({ length: 6000 }, (_, n) => `a${n}=`).join('&')}`],
  ['one name again and again', `v=1&${'prompt=a&'.repeat(3500)}`],
])('a link of %s is read in no time', async (_, link) => {
  const start = performance.now();
  await readLink(link);
  // TRUST A-51; what grew with the square of the length took 6 s.
  expect(Math.min(performance.now() - start, await cpuTime(() => readLink(link)))).toBeLessThan(200);
});

test('of names without a meaning a hundred are told one by one', async () => {
  const told = await problems(`v=1&${Array.from({ length: 150 }, (_, n) => `a${n}=1`).join('&')}`);
  expect(told).toHaveLength(101);
  expect(told?.at(-1)).toEqual({ name: 'link', reason: '150 of its names are not parameters of ours' });
});

test('a bomb is not unpacked, and a huge fragment not looked at', async () => {
  const bomb = packed(`prompt=${'a'.repeat(20_000_000)}`);
  expect(bomb.length).toBeLessThan(32_768);
  expect(await problems(bomb)).toEqual([{ name: 'link', reason: 'it is damaged or was cut short' }]);
  expect(await problems('x'.repeat(2_000_000))).toEqual([{ name: 'link', reason: 'it is too long to be one of ours' }]);
});

test('the address of the checkup is no link', async () => {
  expect(await readLink('#checkup')).toBeUndefined();
  expect(await readLink('checkup')).toBeUndefined();
  expect(await readLink('#checkup=1')).toMatchObject({ recipe: {}, problems: [{ name: 'checkup' }] });
});

test('a packed link is read whatever a program escaped in it', async () => {
  const text = 'v=1&prompt=a+fox+in+the+snow+at+dusk&negative_prompt=blur&width=640&seed=1';
  const standard = `z1.${deflateRawSync(text).toString('base64')}`;
  const wanted = { prompt: 'a fox in the snow at dusk', negativePrompt: ['blur'], width: 640, seed: 1 };
  const escaped = standard.replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('=', '%3D');
  for (const link of [
    standard,
    escaped,
    `${packed(text)}%20`,
    `${packed(text).slice(0, 20)}%0A${packed(text).slice(20)}`,
  ])
    expect(await readLink(`#${link}`)).toEqual({ recipe: wanted, problems: [] });
  expect(await problems('#z1.%E0%A4%A')).toEqual([{ name: 'link', reason: 'it is damaged or was cut short' }]);
});
