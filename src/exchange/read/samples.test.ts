import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { recipeSchema } from '#recipe/recipe.ts';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import type { Facts } from './facts.ts';
import { readPicture } from './read-bytes.ts';

/** Real, made and hostile files of every tool, with what must come out of each; kept beside this repository. */
const folder = fileURLToPath(new URL('../../../../shared/samples', import.meta.url));

const scalar = z.nullable(z.union([z.string(), z.number()]));
const valuesSchema = z.object({
  prompt: z.optional(scalar),
  negative_prompt: z.optional(scalar),
  steps: z.optional(scalar),
  sampler: z.optional(scalar),
  scheduler: z.optional(scalar),
  cfg: z.optional(scalar),
  guidance: z.optional(scalar),
  seed: z.optional(scalar),
  width: z.optional(scalar),
  height: z.optional(scalar),
  model: z.optional(scalar),
});
const entrySchema = z.object({
  ...valuesSchema.shape,
  file: z.string(),
  format: z.string(),
  accept: z.optional(z.record(z.string(), z.array(scalar))),
  expect_none: z.optional(z.boolean()),
  expect: z.optional(
    z.object({ values: z.nullable(valuesSchema), may_values: z.nullable(valuesSchema), max_ms: z.number() }),
  ),
});

const factOf = {
  prompt: 'prompt',
  negative_prompt: 'negativePrompt',
  steps: 'steps',
  sampler: 'sampler',
  scheduler: 'schedule',
  cfg: 'cfg',
  guidance: 'guidance',
  seed: 'seed',
  width: 'width',
  height: 'height',
  model: 'model',
} as const satisfies Record<keyof z.output<typeof valuesSchema>, keyof Facts>;

const isNumber = new Set(['steps', 'cfg', 'guidance', 'width', 'height']);

/** As the samples' conventions compare: line ends and blanks around lines do not count, "" and nothing are the same. */
function comparable(name: string, value: string | number | null | undefined): string | number | null {
  if (value === undefined || value === null || value === '') return null;
  if (isNumber.has(name)) return Number(value);
  const lines = String(value).replaceAll('\r\n', '\n').split('\n');
  return (
    lines
      .map((line) => line.trim())
      .join('\n')
      .trim() || null
  );
}

const entries = existsSync(folder)
  ? z.object({ entries: z.array(entrySchema) }).parse(JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')))
      .entries
  : [];

/** Hidden texts need a canvas: `e2e/exchange.spec.ts` reads those. */
const isHidden = (file: string) => file.includes('stealth-png-made') || file.includes('stealth-only');

async function factsOf(file: string) {
  const outcome = await readPicture(Uint8Array.from(readFileSync(`${folder}/${file}`)));
  if (outcome.kind === 'read') for (const { recipe } of outcome.readings) z.partial(recipeSchema).parse(recipe);
  return { outcome, facts: outcome.kind === 'read' ? (outcome.readings[0]?.facts ?? {}) : {} };
}

describe.skipIf(entries.length === 0)('samples', () => {
  test.each(entries.filter(({ format, file }) => format !== 'hostile' && !isHidden(file)))('$file', async (entry) => {
    const { outcome, facts } = await factsOf(entry.file);
    if (entry.expect_none) {
      expect(outcome.kind).toBe('nothing');
      return;
    }
    for (const [name, fact] of Object.entries(factOf)) {
      const key = z.keyof(valuesSchema).parse(name);
      const allowed = [entry[key] ?? null, ...(entry.accept?.[key] ?? [])].map((value) => comparable(name, value));
      // Nothing expected and nothing said about it: not checked, say the conventions.
      if (allowed.every((value) => value === null)) continue;
      expect(allowed, `${name} of ${entry.file}`).toContain(comparable(name, facts[fact]));
    }
  });

  test.each(entries.filter(({ format }) => format === 'hostile'))('$file', async (entry) => {
    const { facts } = await factsOf(entry.file);
    expect(await cpuTime(() => factsOf(entry.file))).toBeLessThan(500);
    for (const [name, fact] of Object.entries(factOf)) {
      const key = z.keyof(valuesSchema).parse(name);
      const must = comparable(name, entry.expect?.values?.[key]);
      const may = comparable(name, entry.expect?.may_values?.[key]);
      const read = comparable(name, facts[fact]);
      if (must !== null) expect(read, name).toBe(must);
      if (may !== null && read !== null) expect(read, name).toBe(may);
    }
    expect('polluted' in {} || 'polluted2' in {} || 'polluted3' in {} || 'isAdmin' in {}).toBe(false);
  });
});
