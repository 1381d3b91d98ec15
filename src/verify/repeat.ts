import { importedEndpoint } from '#inference/endpoint.ts';
import type { Order, Picture } from '#library/rows.ts';
import { fields } from '#recipe/fields.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** A request that is a picture's own but for one parameter: if the same picture comes, the server ignores that. */
export type FieldTest = {
  /** `width` stands for the size. */
  field: keyof Recipe;
  label: string;
  /** What is sent instead, in words. */
  how: string;
  recipe: Recipe;
};

/** Why the request of a picture cannot be repeated; undefined when it can. */
export function whyNotRepeatable({ endpoint, importedFrom }: Picture): string | undefined {
  return endpoint.id === importedEndpoint.id
    ? `Made elsewhere (${importedFrom ?? 'brought in as a file'}): nobody here knows the exact request, so it cannot be verified.`
    : undefined;
}

/**
 * The order that repeats a picture's exact request with the cache off, at the provider that made it; or another recipe
 * that is this one but for one parameter.
 */
export function repeatOrder(picture: Picture, test?: FieldTest): Order {
  const { id, recipe, options, endpoint, template, project, notes } = picture;
  return {
    recipe: test?.recipe ?? recipe,
    options: { ...options, useCache: false, ...(notes.route && { provider: notes.route.provider }) },
    endpoint,
    parent: id,
    ...(template !== undefined && { template }),
    ...(project !== undefined && { project }),
    check: { of: id, ...(test && { without: test.field }) },
  };
}

/**
 * The tests there are for a picture: one for each parameter that it has and that was sent, in the order of the form.
 *
 * A text is left out. A number is sent as another one that must show: left out, the model's own might be the same.
 * Where there is a choice, what costs less is sent.
 */
export function fieldTests({ recipe, notes }: Picture): FieldTest[] {
  const { negativePrompt, scheduler, ...rest } = recipe;
  const { guidanceScale, steps, width, height, seed } = recipe;
  const tests: (FieldTest | undefined)[] = [
    negativePrompt && test('negativePrompt', 'left out', { ...rest, ...(scheduler !== undefined && { scheduler }) }),
    guidanceScale === undefined ? undefined : changed(recipe, 'guidanceScale', otherGuidance(guidanceScale)),
    steps === undefined ? undefined : changed(recipe, 'steps', steps < 8 ? steps * 2 : Math.round(steps / 2)),
    width === undefined || height === undefined ? undefined : otherSize(recipe, width, height),
    scheduler === undefined
      ? undefined
      : test('scheduler', 'left out', { ...rest, ...(negativePrompt && { negativePrompt }) }),
    changed(recipe, 'seed', (seed + 1) % (fields.seed.max + 1)),
  ];
  return tests.filter((each) => each !== undefined).filter(({ field }) => !notes.notSent?.includes(field));
}

function test(field: keyof Recipe, how: string, recipe: Recipe, label: string = fields[field].label): FieldTest {
  return { field, label, how, recipe };
}

function changed(recipe: Recipe, field: 'guidanceScale' | 'steps' | 'seed', value: number): FieldTest {
  return test(field, `${value} instead of ${recipe[field]}`, { ...recipe, [field]: value });
}

function otherGuidance(guidance: number): number {
  return guidance < 4 ? guidance + 4 : Math.round(guidance * 5) / 10;
}

/** The other way round, or for a square a side of three quarters; small ones grow, servers have a smallest size. */
function otherSize(recipe: Recipe, width: number, height: number): FieldTest {
  const { step } = fields.height;
  const square = Math.round((height * (height < 256 ? 1.5 : 0.75)) / step) * step;
  const size = width === height ? { width, height: square } : { width: height, height: width };
  const how = `${size.width} × ${size.height} instead of ${width} × ${height}`;
  return test('width', how, { ...recipe, ...size }, 'Size');
}
