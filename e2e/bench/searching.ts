import { expect, type Page } from '@playwright/test';

/** One search of each kind: a word, several, a phrase, comparisons, names, digits of seeds, without, everything. */
const searches = [
  'lighthouse',
  'warm light version 17',
  '"light in the windows"',
  'steps>40 rating>=4',
  'model:stable-diffusion-xl-base-1.0',
  '12345',
  '-(is:pick or version)',
  'steps<25',
];

export type SearchTimes = {
  /** From the first letter typed into a page that has just opened to the first answer, and to the whole one. */
  first: number;
  whole: number;
  /** From typing to the painted answer, once the index is there: one for each kind of search. */
  then: Map<string, number>;
};

/** Searches a page that has just opened, first cold, then in every way; in ms. */
export async function measureSearches(page: Page): Promise<SearchTimes> {
  const field = page.getByRole('searchbox', { name: 'Search pictures' });
  await expect(field).toBeVisible();
  await page.evaluate(watchAnswers);
  await field.fill('dusk');
  const { first, whole } = await answered(page);
  const then = new Map<string, number>();
  for (const text of searches) {
    await field.fill(text);
    then.set(text, (await answered(page)).whole);
  }
  return { first, whole, then };
}

function answered(page: Page): Promise<{ first: number; whole: number }> {
  return page.evaluate(() => globalThis.searchAnswer);
}

declare global {
  var searchAnswer: Promise<{ first: number; whole: number }>;
}

/**
 * Runs in the page: everything typed starts a new `searchAnswer`, which resolves in the frame after the line below the
 * field says something new that is the whole answer: then it says how long it took.
 */
function watchAnswers(): void {
  const said = () => document.querySelector('main [aria-live="polite"] .mono')?.textContent ?? '';
  addEventListener(
    'input',
    () => {
      const began = performance.now();
      const before = said();
      let first = 0;
      globalThis.searchAnswer = new Promise((resolve) => {
        const look = () => {
          const words = said();
          const isNew = words !== before && words.includes(' of ');
          if (isNew) first ||= performance.now() - began;
          if (isNew && words.endsWith(' ms')) resolve({ first, whole: performance.now() - began });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
    { capture: true },
  );
}
