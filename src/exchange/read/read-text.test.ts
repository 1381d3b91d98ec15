import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApiId } from '#inference/api.ts';
import { apiOf } from '#inference/apis.ts';
import { snippet } from '#inference/snippet.ts';
import { writeLink } from '#recipe/permalink.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import { readText } from './read-text.ts';

const recipe: Recipe = {
  model: 'black-forest-labs/FLUX.1-dev',
  prompt: 'it\'s "a fox" \\ in $snow\nand `wind` 狐',
  negativePrompt: ['blurry', 'wet'],
  guidanceScale: 3.5,
  steps: 28,
  width: 768,
  height: 512,
  scheduler: 'EulerDiscreteScheduler',
  seed: 4_294_967_295,
};

async function readings(text: string) {
  const outcome = await readText(text);
  return outcome.kind === 'read' ? outcome.readings : [];
}

/** What each API's request keeps of the recipe above. */
const kept: Partial<Record<ApiId, Partial<Recipe>>> = {
  'inference-api': { ...recipe, negativePrompt: ['blurry, wet'] },
  'hugging-face': { ...recipe, negativePrompt: ['blurry, wet'] },
  'inference-endpoint': { ...recipe, negativePrompt: ['blurry, wet'] },
  'openai-images': { model: recipe.model, prompt: recipe.prompt, width: 768, height: 512 },
  'stable-diffusion-cpp': { ...recipe, negativePrompt: ['blurry, wet'] },
  localai: {
    prompt: recipe.prompt,
    negativePrompt: ['blurry, wet'],
    steps: 28,
    width: 768,
    height: 512,
    seed: 2 ** 31 - 1,
  },
  automatic1111: { ...recipe, negativePrompt: ['blurry, wet'] },
};

test.each(Object.entries(kept))('reads the requests of %s, as JSON and as a command', async (id, expected) => {
  const api = await apiOf(id as ApiId);
  const request = api.toRequest(
    recipe,
    { useCache: true, waitForModel: false },
    { api: id as ApiId, baseUrl: 'https://host.test' },
  );
  const { model: _, ...withoutModel } = expected;
  const [fromJson] = await readings(JSON.stringify(request.body, null, 2));
  expect(fromJson?.recipe).toMatchObject(withoutModel);
  const [fromCommand] = await readings(snippet(request, 'curl', { sendsToken: true }));
  expect(fromCommand?.recipe).toMatchObject(withoutModel);
  if (request.url.includes('/models/')) expect(fromCommand?.recipe.model).toBe(recipe.model);
});

test('keeps nothing of a command’s headers, nor of a key in a body', async () => {
  const token = 'hf_CANARYCANARYCANARY';
  const commands = [
    `curl https://h.test/models/a/b -H "Authorization: Bearer ${token}" -d '{"inputs":"a fox","api_key":"${token}"}'`,
    `curl -u user:${token} --oauth2-bearer ${token} https://h.test -d '{"prompt":"a fox","auth":{"x":"${token}"}}'`,
    `curl https://h.test -H "Authorization: Bearer ${token}"`,
    `{"inputs":"a fox","options":{"token":"${token}"},"hf_token":"${token}"}`,
  ];
  for (const command of commands) expect(JSON.stringify(await readText(command))).not.toContain(token);
});

test.each([
  ['POSIX', `curl -X POST 'https://h.test/models/a/b' \\\n  -H 'x: y' \\\n  --data-raw '{"inputs":"it'\\''s"}'`],
  ['Windows', `curl.exe -X POST "https://h.test/models/a/b" ^\r\n  --data "{\\"inputs\\":\\"it's\\"}"`],
  ['bash quotes', `$ curl https://h.test/models/a/b --json $'{"inputs":"it\\'s"}'`],
  ['attached', `curl -s https://h.test/models/a/b -d'{"inputs":"it'"'"'s"}'`],
  ['document', `curl https://h.test/models/a/b --data-binary @- <<'JSON'\n{"inputs":"it's"}\nJSON\n`],
])('reads commands as %s shells write them', async (_, command) => {
  expect(await readings(command)).toMatchObject([
    { tool: 'Request', recipe: { prompt: "it's", model: 'a/b' }, raw: [] },
  ]);
});

test('reads our links: one, several, broken over lines, as a fragment', async () => {
  const link = `https://host.test/app/#${await writeLink(recipe)}`;
  expect(await readings(link)).toMatchObject([{ tool: 'Proofsheet', recipe }]);
  expect(await readings(`${link}\n\n${link}\n`)).toHaveLength(2);
  const half = Math.floor(link.length / 2);
  expect(await readings(`${link.slice(0, half)}\n${link.slice(half)}`)).toMatchObject([{ recipe }]);
  expect(await readings('#v=1&prompt=a+fox&mood=sad')).toMatchObject([
    { recipe: { prompt: 'a fox' }, extras: [{ name: 'mood', why: 'not a parameter of ours' }] },
  ]);
  expect(await readText('https://host.test/#z1.broken')).toMatchObject({ kind: 'refused' });
});

test('reads lists of JSON, sidecars, and AUTOMATIC1111’s text', async () => {
  expect(await readings('[{"prompt":"a","seed":1},{"prompt":"b","seed":"2"}]')).toMatchObject([
    { recipe: { prompt: 'a', seed: 1 } },
    { recipe: { prompt: 'b', seed: 2 } },
  ]);
  expect(
    await readings(
      '{"prompt":"a","sampler_name":"k_euler_a","seed":"9","steps":5,"cfg_scale":7,"modelName":"Deliberate"}',
    ),
  ).toMatchObject([{ recipe: { model: 'Deliberate', scheduler: 'EulerAncestralDiscreteScheduler', seed: 9 } }]);
  expect(await readings('a fox\nSteps: 2, Seed: 3, Size: 64x64')).toMatchObject([
    { recipe: { prompt: 'a fox', steps: 2 } },
  ]);
});

test('takes everything else for prompts, one a line', async () => {
  expect(await readText('- a red fox\n2. a blue hare\n\n  * [sun:moon:0.5] over the sea')).toEqual({
    kind: 'prompts',
    prompts: ['a red fox', 'a blue hare', '[sun:moon:0.5] over the sea'],
  });
  expect(await readText('{{masterpiece}}, rain')).toEqual({ kind: 'prompts', prompts: ['{{masterpiece}}, rain'] });
  expect(await readText('curl up, little cat')).toEqual({ kind: 'prompts', prompts: ['curl up, little cat'] });
});

test.each([
  ['', 'There is no text in it.'],
  ['{"prompt": "a fox", ', 'This JSON is damaged: not json at character 20.'],
  ['x'.repeat(20_000), 'A line is longer than a prompt may be, 10000 characters.'],
  ['x\n'.repeat(2000), 'The list has more than 1000 lines.'],
  ['x'.repeat(2_000_000), 'The text is longer than a million characters.'],
])('refuses what cannot be used, in words', async (text, why) => {
  expect(await readText(text)).toEqual({ kind: 'refused', why });
});

test('never throws, and never takes long', async () => {
  const pieces = fc.constantFrom(
    '{',
    '[',
    '"',
    '\\',
    ':',
    ',',
    'curl ',
    '-d ',
    "'",
    "$'",
    '<<X\n',
    '\n',
    '#z1.',
    '#v=1&',
    'Steps: 1',
    'prompt',
    '\0',
    '<',
    '\ud83d',
    ' ',
  );
  const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(texts, async (parts) => {
      expect((await readText(parts.join(''))).kind).toBeTypeOf('string');
    }),
    { numRuns: 2000, seed: 7 },
  );
  for (const piece of [
    '{"a":',
    '[',
    '"',
    'curl -d ',
    "curl '",
    "curl $'\\",
    'curl <<X\n',
    '#v=1&a=',
    'a\n',
    '- ',
    'z1.',
    '/models/',
  ]) {
    const text = piece.repeat(100_000);
    expect(await cpuTime(() => readText(text)), piece).toBeLessThan(1000);
  }
});
