import { expect, type Page } from '@playwright/test';

/**
 * One search of each kind: several words, a word, comparisons, a phrase, names, digits of seeds, without, a range. None
 * finds as many as the one before it: an answer is known by the line of the answer being another.
 */
const searches = [
  'warm light version 17',
  'lighthouse',
  'steps>40 rating>=4',
  '"light in the windows"',
  'model:stable-diffusion-xl-base-1.0',
  '12345',
  '-(is:pick or version)',
  'steps<25',
];

export type SearchTimes = {
  /** From the first letter typed into a page that has just opened to the first answer, and to the whole one. */
  first: number;
  whole: number;
  /** Once the index is there, for each kind of search: to the answer, and from typing to that being painted. */
  then: Map<string, { answered: number; painted: number }>;
};

/** Searches a page that has just opened, first cold, then in every way; in ms. */
export async function measureSearches(page: Page): Promise<SearchTimes> {
  const field = page.getByRole('searchbox', { name: 'Search pictures' });
  await expect(field).toBeVisible();
  await page.evaluate(watchAnswers);
  await field.fill('dusk');
  const { first, whole } = await answered(page);
  const then: SearchTimes['then'] = new Map();
  for (const text of searches) {
    await field.fill(text);
    const { whole, said } = await answered(page);
    then.set(text, { answered: said, painted: whole });
  }
  return { first, whole, then };
}

type Answer = { first: number; whole: number; said: number };

function answered(page: Page): Promise<Answer> {
  return page.evaluate(() => globalThis.searchAnswer);
}

declare global {
  var searchAnswer: Promise<Answer>;
}

/**
 * Runs in the page: everything typed starts a new `searchAnswer`, which resolves in the frame after the line below the
 * field says something new that is the whole answer: then it says how long it took, which is `said`.
 */
function watchAnswers(): void {
  const line = () => document.querySelector('main [aria-live="polite"] .mono')?.textContent ?? '';
  addEventListener(
    'input',
    () => {
      const began = performance.now();
      const before = line();
      let first = 0;
      globalThis.searchAnswer = new Promise((resolve) => {
        const look = () => {
          const words = line();
          const isNew = words !== before && words.includes(' of ');
          if (isNew) first ||= performance.now() - began;
          const said = words.match(/([\d,]+) ms$/)?.[1];
          if (isNew && said) resolve({ first, whole: performance.now() - began, said: Number(said.replace(',', '')) });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
    { capture: true },
  );
}
