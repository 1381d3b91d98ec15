import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryQuery } from '../../e2e/arbitrary-query.ts';
import { pictureAt } from '../../e2e/many-pictures.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { pictureEntry } from './entry.ts';
import { find } from './find.ts';
import { parseQuery } from './parse.ts';
import { and, everything, not, or, type Query } from './query.ts';
import { type Sort, sorts } from './sorts.ts';

const now = new Date(2026, 10, 23, 12).getTime();

function catalogueOf(count: number): Catalogue {
  const catalogue = createCatalogue();
  for (let index = count - 1; index >= 0; index--) {
    const { picture, runNumber, ...beside } = pictureAt(index, now);
    catalogue.put(picture.id, pictureEntry(picture, beside));
    catalogue.numberRun(picture.id.split('-')[0] ?? '', runNumber);
  }
  return catalogue;
}

const catalogue = catalogueOf(400);
const found = (query: Query) => find(query, 'newest', catalogue, now);
const all = found(everything);

test('a query and its negation share nothing and are everything together', () => {
  fc.assert(
    fc.property(arbitraryQuery, (query) => {
      const yes = found(query);
      const no = found(not(query));
      expect([...yes, ...no].sort()).toEqual([...all].sort());
      expect(found(not(not(query)))).toEqual(yes);
    }),
  );
});

test('either is what one or the other finds, both what one and the other find, in one order', () => {
  fc.assert(
    fc.property(arbitraryQuery, arbitraryQuery, (one, other) => {
      const [first, second] = [new Set(found(one)), new Set(found(other))];
      expect(found(or([one, other]))).toEqual(all.filter((id) => first.has(id) || second.has(id)));
      expect(found(and([one, other]))).toEqual(all.filter((id) => first.has(id) && second.has(id)));
      expect(found(not(or([one, other])))).toEqual(found(and([not(one), not(other)])));
    }),
  );
});

test('every order holds the same pictures', () => {
  fc.assert(
    fc.property(
      arbitraryQuery,
      fc.constantFrom<Sort>('newest', 'oldest', 'best', 'worst', 'fastest', 'slowest'),
      (query, sort) => {
        expect(find(query, sort, catalogue, now).sort()).toEqual(found(query).sort());
      },
    ),
  );
  expect(Object.keys(sorts)).toHaveLength(6);
});

/** Searches over the pictures of `pictureAt`, and what is true of each that they find; each finds some and not all. */
const searches: [string, (each: ReturnType<typeof pictureAt>) => boolean][] = [
  ['fox', ({ picture }) => picture.recipe.prompt.includes('fox')],
  ['FÓX', ({ picture }) => picture.recipe.prompt.includes('fox')],
  ['"red fox"', ({ picture }) => picture.recipe.prompt.includes('red fox')],
  ['prompt:red lake', ({ picture: { recipe } }) => recipe.prompt.includes('red') && recipe.prompt.includes('lake')],
  ['fox -prompt:red', ({ picture: { recipe } }) => recipe.prompt.includes('fox') && !recipe.prompt.includes('red')],
  ['model:dev', ({ picture }) => picture.recipe.model.includes('dev')],
  ['model:painter', ({ picture }) => picture.recipe.model === 'acme/painter'],
  ['negative:blur', ({ picture }) => picture.recipe.negativePrompt?.join().includes('blur') ?? false],
  ['has:negative', ({ picture }) => picture.recipe.negativePrompt !== undefined],
  ['steps>20', ({ picture }) => (picture.recipe.steps ?? 0) > 20],
  ['-has:steps', ({ picture }) => picture.recipe.steps === undefined],
  [
    'guidance:3..7',
    ({ picture: { recipe } }) => (recipe.guidanceScale ?? -1) >= 3 && (recipe.guidanceScale ?? 99) <= 7,
  ],
  ['size:1024 × 768', ({ picture: { recipe } }) => recipe.width === 1024 && recipe.height === 768],
  ['ratio:16:9', ({ picture: { recipe } }) => recipe.width === 1344 && recipe.height === 768],
  ['ratio:landscape', ({ picture: { recipe } }) => (recipe.width ?? 0) > (recipe.height ?? 0)],
  ['seed:30', ({ picture }) => picture.recipe.seed === 30],
  ['scheduler:ddim', ({ picture }) => picture.recipe.scheduler === 'DDIM'],
  ['endpoint:studio', ({ picture }) => picture.endpoint.name === 'Studio server'],
  ['provider:fal', ({ picture }) => picture.notes.route?.provider === 'fal-ai'],
  ['tag:red', ({ mark }) => mark?.tags?.includes('Red') ?? false],
  ['tag:bor', ({ mark }) => mark?.tags?.includes('bored') ?? false],
  ['rating>=4', ({ mark }) => (mark?.rating ?? 0) >= 4],
  ['rating:0', ({ mark }) => (mark?.rating ?? 0) === 0],
  ['is:pick', ({ isPick }) => isPick],
  ['is:rejected', ({ mark }) => mark?.rejected === true],
  ['is:verified', ({ isVerified }) => isVerified],
  ['is:imported', ({ picture }) => picture.importedFrom !== undefined],
  ['is:cached', ({ picture }) => picture.notes.cached === true],
  ['is:template or is:swept', ({ picture }) => picture.template !== undefined || picture.cell !== undefined],
  ['took>10', ({ picture }) => picture.importedFrom === undefined && picture.tookMs > 10_000],
  ['cost>$0.05', ({ picture }) => (picture.cost ?? 0) > 0.05],
  ['after:yesterday', ({ picture }) => picture.createdAt >= new Date(2026, 10, 22).getTime()],
  [
    'on:yesterday',
    ({ picture }) => new Date(picture.createdAt).getDate() === 22 && new Date(picture.createdAt).getMonth() === 10,
  ],
  ['before:2026-11-21', ({ picture }) => picture.createdAt < new Date(2026, 10, 21).getTime()],
  ['run:7', ({ runNumber }) => runNumber === 7],
  ['7·2', ({ runNumber, picture }) => runNumber === 7 && picture.id.endsWith('-0002')],
  ['project:spring', ({ picture, mark }) => (mark?.project ?? picture.project) === 'spring'],
];

test.each(searches)('%s finds what it says and nothing else', (typed, isTrue) => {
  const expected = Array.from({ length: 400 }, (_, index) => pictureAt(index, now)).filter(isTrue);
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(400);
  expect(found(parseQuery(typed).query).sort()).toEqual(expected.map(({ picture }) => picture.id).sort());
});

test('what was to be kept out of a picture is found by name only', () => {
  expect(found(parseQuery('blurry').query)).toEqual([]);
  expect(found(parseQuery('negative:blurry').query).length).toBeGreaterThan(0);
});

test('pictures are found in the order asked for', () => {
  const of = (sort: Sort, value: (id: string) => number | undefined) =>
    find(everything, sort, catalogue, now).map((id) => value(id) ?? Number.NaN);
  const numbers = (field: 'rating' | 'took') => (id: string) => catalogue.numbers[field][catalogue.rowOf(id) ?? -1];
  const best = of('best', numbers('rating'));
  expect(best).toEqual([...best].sort((a, b) => b - a));
  const fastest = of('fastest', numbers('took'));
  const known = fastest.filter((took) => !Number.isNaN(took));
  expect(known).toEqual([...known].sort((a, b) => a - b));
  expect(fastest.slice(0, known.length)).toEqual(known);
  // Newest run first, its frames from the first to the last.
  expect(all.slice(0, 4).map((id) => id.slice(-4))).toEqual(['0001', '0002', '0003', '0004']);
  expect(all[0]?.slice(0, 15)).toBe(all[3]?.slice(0, 15));
  expect((all[0] ?? '') > (all.at(-1) ?? '')).toBe(true);
});

test('however pictures come and go, what is found is what is there, in order', () => {
  const id = fc.integer({ min: 0, max: 39 });
  fc.assert(
    fc.property(fc.array(fc.record({ id, is: fc.constantFrom('put', 'drop') }), { maxLength: 120 }), (deeds) => {
      const small = createCatalogue();
      const there = new Set<string>();
      for (const deed of deeds) {
        const { picture, ...beside } = pictureAt(deed.id, now);
        if (deed.is === 'put') {
          small.put(picture.id, pictureEntry(picture, beside));
          there.add(picture.id);
        } else {
          small.drop(picture.id);
          there.delete(picture.id);
        }
      }
      expect(find(everything, 'newest', small, now)).toEqual(
        all.length ? find(everything, 'newest', catalogueOf(40), now).filter((each) => there.has(each)) : [],
      );
    }),
    { numRuns: 50 },
  );
});
