import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recipeSchema } from '#recipe/recipe.ts';
import type { AxisField } from './axis-fields.ts';
import { addValue } from './axis-values.ts';
import { missing } from './cells.ts';
import { planSweep, type SweepPlan } from './plan-sweep.ts';
import type { Sweep, SweepLookup } from './sweep.ts';

const sheet: Sweep = {
  base: {
    model: 'owner/name',
    prompt: 'Astronaut riding a horse across a salt flat, low sun, 35mm',
    negativePrompt: ['blurry', 'a horse with text'],
    guidanceScale: 5,
    steps: 28,
    width: 1024,
    height: 768,
    scheduler: 'DDIMScheduler',
    seed: 7,
  },
  options: { useCache: true, waitForModel: false },
  endpoint: 'demo',
  images: 1,
  axes: [],
};
const lookup: SweepLookup = {
  endpoints: [
    { id: 'demo', name: 'Built-in demo' },
    { id: 'home', name: 'Home' },
  ],
  presets: [
    { name: 'Film', fields: { guidanceScale: '3', prompt: '{prompt}, film grain' } },
    { name: 'Night', fields: { prompt: 'a night of $& stars' } },
    { name: 'Held', fields: { seed: '99', seedLocked: true } },
    { name: 'Wild', fields: { steps: '9999' } },
  ],
  expand: (template) => {
    if (template.includes('{{')) throw new Error('The brace opened at character 1 is never closed');
    const [, before = template, choices, after = ''] = /^(.*?)\{(.*?)\}(.*)$/.exec(template) ?? [];
    return choices === undefined ? [template] : choices.split('|').map((each) => `${before}${each}${after}`);
  },
};
/** Of the processor, since then: the machine may be shared. */
const usedMs = (since: NodeJS.CpuUsage) => process.cpuUsage(since).user / 1000;
type Typed = [AxisField, string];
/** A sheet over axes; a list of parts is an axis of linked ones. */
const over = (...axes: (Typed | Typed[])[]): Sweep => ({
  ...sheet,
  axes: axes.map((axis) => ({
    parts: (isPart(axis) ? [axis] : axis).map(([field, values]) => ({ field, values })),
  })),
});
const isPart = (axis: Typed | Typed[]): axis is Typed => typeof axis[0] === 'string';
const plan = (sweep: Sweep) => planSweep(sweep, lookup);
const recipes = (...axes: (Typed | Typed[])[]) => plan(over(...axes)).cells.map(({ recipe }) => recipe);
const errors = ({ problems }: SweepPlan) => problems.filter(({ kind }) => kind === 'error').map(({ text }) => text);
const notes = ({ problems }: SweepPlan) => problems.filter(({ kind }) => kind === 'note').map(({ text }) => text);

test('without an axis a sheet is its base', () => {
  const { cells, problems } = plan(sheet);
  expect(cells).toEqual([{ key: '', at: [], take: 1, recipe: sheet.base, options: sheet.options, endpoint: 'demo' }]);
  expect(problems).toEqual([]);
});

test('10 × 10 × 3 are 300 different, correct recipes with the seed of the sheet', () => {
  const begun = process.cpuUsage();
  const { cells, axes, problems } = plan(
    over(['guidanceScale', '1-10'], ['steps', '5-50 (+5)'], ['model', 'a/x, b/y, c/z']),
  );
  expect(usedMs(begun)).toBeLessThan(1_000);
  expect(problems).toEqual([]);
  expect(axes.map(({ values }) => values.length)).toEqual([10, 10, 3]);
  expect(cells).toHaveLength(300);
  expect(new Set(cells.map(({ key }) => key)).size).toBe(300);
  expect(new Set(cells.map(({ recipe }) => JSON.stringify(recipe))).size).toBe(300);
  for (const { at, recipe } of cells) {
    const [x = 0, y = 0, z = 0] = at;
    expect(recipeSchema.parse(recipe)).toEqual({
      ...sheet.base,
      guidanceScale: x + 1,
      steps: 5 + y * 5,
      model: ['a/x', 'b/y', 'c/z'][z],
    });
  }
});

test('cells stand in reading order: columns, then rows, then layers', () => {
  const { cells } = plan(over(['guidanceScale', '1, 2'], ['steps', '10, 20'], ['seed', '1, 2']));
  expect(cells.map(({ at }) => at.join(''))).toEqual(['000', '100', '010', '110', '001', '101', '011', '111']);
});

test.each<[AxisField, string, object[]]>([
  ['guidanceScale', '3, unset', [{ guidanceScale: 3 }, { guidanceScale: undefined }]],
  ['steps', '12, unset', [{ steps: 12 }, { steps: undefined }]],
  ['seed', '0, 5', [{ seed: 0 }, { seed: 5 }]],
  ['model', 'a/b', [{ model: 'a/b' }]],
  ['scheduler', 'PNDMScheduler, unset', [{ scheduler: 'PNDMScheduler' }, { scheduler: undefined }]],
  [
    'size',
    '512x640, 1:1, unset',
    [
      { width: 512, height: 640 },
      { width: 1024, height: 1024 },
      { width: undefined, height: undefined },
    ],
  ],
  ['width', '512', [{ width: 512 }]],
  ['height', '512', [{ height: 512 }]],
  ['prompt', 'a fox, red || a dog', [{ prompt: 'a fox, red' }, { prompt: 'a dog' }]],
  [
    'promptReplace',
    'a horse, $& "cow"',
    [
      {},
      {
        prompt: 'Astronaut riding $& "cow" across a salt flat, low sun, 35mm',
        negativePrompt: ['blurry', '$& "cow" with text'],
      },
    ],
  ],
  [
    'promptReplace',
    'blurry=, 35mm=film',
    [
      { negativePrompt: ['a horse with text'] },
      { prompt: 'Astronaut riding a horse across a salt flat, low sun, film' },
    ],
  ],
  ['promptOrder', '35mm, low sun', [{ prompt: 'Astronaut riding a horse across a salt flat, 35mm, low sun' }, {}]],
  ['promptOrder', 'horse, a horse', [{}, {}]],
  [
    'negative',
    'blurry, grain',
    [{}, { negativePrompt: ['a horse with text'] }, { negativePrompt: ['blurry', 'a horse with text', 'grain'] }],
  ],
  ['negative', 'none', [{ negativePrompt: undefined }]],
  ['negative', '-blurry & +grain', [{ negativePrompt: ['a horse with text', 'grain'] }]],
  [
    'preset',
    'none, Film, Night, "Film, Night", Held',
    [
      {},
      { guidanceScale: 3, prompt: 'Astronaut riding a horse across a salt flat, low sun, 35mm, film grain' },
      { prompt: 'a night of $& stars' },
      { guidanceScale: 3, prompt: 'a night of $& stars' },
      { seed: 99 },
    ],
  ],
])('%s: %j', (field, values, expected) => {
  const parts: Record<string, unknown>[] = expected.map((part) => ({ ...sheet.base, ...part }));
  expect(recipes([field, values])).toEqual(
    parts.map((recipe) => Object.fromEntries(Object.entries(recipe).filter(([, value]) => value !== undefined))),
  );
});

test('endpoints, providers and the cache go with the request', () => {
  const { cells } = plan(
    over(['endpoint', 'Built-in demo, home'], ['provider', 'unset, fal-ai'], ['useCache', 'on, off']),
  );
  expect(cells.map(({ endpoint, options }) => [endpoint, options.provider, options.useCache])).toEqual([
    ['demo', undefined, true],
    ['home', undefined, true],
    ['demo', 'fal-ai', true],
    ['home', 'fal-ai', true],
    ['demo', undefined, false],
    ['home', undefined, false],
    ['demo', 'fal-ai', false],
    ['home', 'fal-ai', false],
  ]);
});

test('changes come in the order of their fields, whatever axis they are on', () => {
  const axes: Typed[] = [
    ['promptReplace', 'film grain, dust'],
    ['preset', 'Film'],
    ['guidanceScale', '9'],
  ];
  const [straight, turned] = [recipes(...axes), recipes(...axes.toReversed())];
  expect(straight.map(({ prompt }) => prompt.slice(-12))).toEqual([', film grain', 'm, 35mm, dust'.slice(-12)]);
  expect(straight.every(({ guidanceScale }) => guidanceScale === 9)).toBe(true);
  expect(turned).toEqual(straight);
});

test('linked values move in step', () => {
  const { cells, axes } = plan(
    over(
      [
        ['guidanceScale', '3, 5'],
        ['steps', '12, 20'],
      ],
      ['seed', '1, 2'],
    ),
  );
  expect(axes[0]).toMatchObject({ label: 'guidance + steps', values: [{ label: 'guidance 3 · steps 12' }, {}] });
  expect(cells.map(({ recipe: { guidanceScale, steps, seed } }) => [guidanceScale, steps, seed])).toEqual([
    [3, 12, 1],
    [5, 20, 1],
    [3, 12, 2],
    [5, 20, 2],
  ]);
});

test('linked values of different number are an error in words', () => {
  expect(
    errors(
      plan(
        over([
          ['guidanceScale', '3, 5, 7'],
          ['steps', '12, 20'],
        ]),
      ),
    ),
  ).toEqual(['Guidance scale has 3, Inference steps has 2: linked values move in step, so give as many of each']);
});

test('holes have their place and no cell', () => {
  const { axes, cells } = plan(
    over(
      ['guidanceScale', '3, SKIP: 5, 7'],
      [
        ['steps', '10, 20'],
        ['width', '512, SKIP: 768'],
      ],
    ),
  );
  expect(axes.map(({ values }) => values.map(({ skip }) => skip))).toEqual([
    [false, true, false],
    [false, true],
  ]);
  expect(cells.map(({ at }) => at)).toEqual([
    [0, 0],
    [2, 0],
  ]);
});

test('pictures per cell take the seeds that follow, round the end', () => {
  const { cells } = plan({ ...over(['steps', '10, 20']), images: 3, base: { ...sheet.base, seed: 4_294_967_294 } });
  expect(cells.slice(0, 3).map(({ key, take, recipe }) => [key, take, recipe.seed])).toEqual([
    ['steps=10', 1, 4_294_967_294],
    ['steps=10#2', 2, 4_294_967_295],
    ['steps=10#3', 3, 0],
  ]);
});

test('a template makes a take of each prompt, and more seeds leave the earlier takes as they are', () => {
  const template = 'a {red|blue} fox';
  const { cells } = plan({ ...over(['promptReplace', 'fox, {dog}']), template });
  expect(cells.map(({ key, recipe, template: written }) => [key, recipe.prompt, written])).toEqual([
    ['promptReplace=fox,fox', 'a red fox', 'a {red|blue} fox'],
    ['promptReplace=fox,fox#2', 'a blue fox', 'a {red|blue} fox'],
    ['promptReplace=fox,%7Bdog%7D', 'a red {dog}', 'a {red|blue} {dog}'],
    ['promptReplace=fox,%7Bdog%7D#2', 'a blue {dog}', 'a {red|blue} {dog}'],
  ]);
  const more = plan({ ...over(['promptReplace', 'fox, {dog}']), template, images: 2 }).cells;
  expect(more).toEqual(expect.arrayContaining(cells));
  expect(more).toHaveLength(8);
});

test('braces mean nothing where the prompt is no template', () => {
  expect(recipes(['prompt', 'a {red|blue} fox']).map(({ prompt }) => prompt)).toEqual(['a {red|blue} fox']);
});

test('a broken template is told in its own words', () => {
  expect(errors(plan({ ...sheet, template: 'a {{ fox' }))).toEqual(['The brace opened at character 1 is never closed']);
});

test('what is looked for and never found is an error; found in some cells, a note', () => {
  expect(plan(over(['promptReplace', 'cat, dog'])).problems).toContainEqual({
    axis: 0,
    part: 0,
    kind: 'error',
    text: '“cat” is not in the prompt (upper and lower case count)',
  });
  const some = plan(over(['prompt', 'a cat || a cow'], ['promptReplace', 'cat, dog']));
  expect(errors(some)).toEqual([]);
  expect(notes(some)).toEqual([
    '“cat” is not in the prompt (upper and lower case count) (in 1 of 2 cells)',
    '1 of 4 pictures would be the same as another one on this sheet',
  ]);
  expect(errors(plan(over(['negative', '-sepia, +blurry'])))).toEqual([
    '“sepia” is not in the negative prompt',
    '“blurry” is in the negative prompt already',
  ]);
});

test('a cell that no recipe can be made of is left out and told', () => {
  const { width: _, height: __, ...base } = sheet.base;
  const half = plan({ ...over(['width', '512, 768']), base });
  expect(half.cells).toEqual([]);
  expect(errors(half)).toEqual(['Height: set it too, or clear the width']);
  const wild = plan(over(['preset', 'none, Wild']));
  expect(wild.cells).toHaveLength(1);
  expect(errors(wild)).toEqual(['Steps: at most 500']);
});

test('two axes that undo one another are refused', () => {
  expect(errors(plan(over(['steps', '1, 2'], ['steps', '3, 4'])))).toEqual([
    'Inference steps is there twice: one would undo the other. Take another parameter for one of them',
  ]);
  const sizes = plan(over(['size', '1:1'], ['width', '512']));
  expect(errors(sizes)).toEqual(['Size and Width undo one another. Take another parameter for one of them']);
  expect(sizes.cells).toEqual([]);
  expect(errors(plan(over(['promptReplace', 'low, high'], ['promptReplace', '35mm, film'])))).toEqual([]);
});

test('more than a thousand pictures are refused before they are laid out', () => {
  const large = plan({ ...over(['guidanceScale', '1-20'], ['steps', '1-20'], ['seed', '1-3']), images: 2 });
  expect(large.cells).toEqual([]);
  expect(errors(large)).toEqual([
    '20 × 20 × 3 × 2 = 2,400 pictures: a sheet holds at most 1,000. Take fewer values, or fewer pictures per cell',
  ]);
  const begun = process.cpuUsage();
  expect(plan(over(['guidanceScale', 'abc'], ['steps', '1-500'], ['seed', '1-1000'])).cells).toEqual([]);
  expect(plan(over(['seed', '1-1000'], ['steps', '1-500'], ['guidanceScale', '0-99 [1000]'])).cells).toEqual([]);
  expect(usedMs(begun)).toBeLessThan(1_000);
  const many = { ...lookup, expand: () => Array.from({ length: 600 }, (_, index) => `prompt ${index}`) };
  expect(errors(planSweep({ ...over(['steps', '1, 2']), template: '{a}' }, many))).toEqual([
    '1,200 pictures: a sheet holds at most 1,000. Take fewer values, or fewer pictures per cell',
  ]);
});

const someAxes = fc.uniqueArray(
  fc.constantFrom<Typed[]>(
    ['guidanceScale', '1-4'],
    ['steps', '10, SKIP: 20, 30'],
    ['seed', 'random 3'],
    ['model', 'a/x, b/y'],
    ['promptReplace', 'horse, cow, ""'],
    ['negative', 'blurry, grain'],
    ['size', '1:1, 16:9'],
  ),
  { minLength: 1, maxLength: 3, selector: ([field]) => field },
);

test('there are as many cells as the product of the values that are not holes, each with a key of its own', () => {
  fc.assert(
    fc.property(someAxes, fc.integer({ min: 1, max: 3 }), (axes, images) => {
      const { axes: laid, cells } = plan({ ...over(...axes), images });
      const count = laid.reduce((product, { values }) => product * values.filter(({ skip }) => !skip).length, images);
      expect(cells).toHaveLength(count);
      expect(new Set(cells.map(({ key }) => key)).size).toBe(count);
    }),
  );
});

test('a value added, or axes in another order, leave the cells that were there as they are', () => {
  const more: Partial<Record<AxisField, string>> = {
    guidanceScale: '9',
    steps: '40',
    seed: '12345',
    model: 'c/z',
    promptReplace: 'mule',
    negative: 'dust',
    size: '4:3',
  };
  const byKey = (sweep: Sweep) => new Map(plan(sweep).cells.map(({ at: _, ...cell }) => [cell.key, cell]));
  fc.assert(
    fc.property(someAxes, fc.nat(), (axes, pick) => {
      const before = over(...axes);
      const at = pick % axes.length;
      const grown: Sweep = {
        ...before,
        images: 2,
        axes: before.axes
          .map((axis, index) =>
            index === at ? { parts: axis.parts.map((part) => addValue(part, more[part.field] ?? '')) } : axis,
          )
          .toReversed(),
      };
      const [had, has] = [byKey(before), byKey(grown)];
      for (const [key, cell] of had) expect(has.get(key)).toEqual(cell);
      expect(missing(plan(grown).cells, had)).toHaveLength(has.size - had.size);
      expect(has.size).toBeGreaterThan(had.size * 2);
    }),
  );
});

test('a preset that was changed has cells of its own', () => {
  const sweep = over(['preset', 'Film']);
  const changed = { ...lookup, presets: [{ name: 'Film', fields: { guidanceScale: '4' } }] };
  expect(planSweep(sweep, changed).cells[0]?.key).not.toBe(plan(sweep).cells[0]?.key);
});

test('keys of long prompts are short and different', () => {
  const long = 'a very long prompt about a fox in the snow '.repeat(20);
  const { cells } = plan(over(['prompt', `${long}1 || ${long}2`]));
  expect(new Set(cells.map(({ key }) => key)).size).toBe(2);
  for (const { key } of cells) expect(key.length).toBeLessThan(60);
});
