import { expect } from '@playwright/test';
import { canary } from '../canary.ts';
import type { Proofsheet } from '../fixtures.ts';
import { readRows } from '../stored.ts';

/** What was there before a fault, and what the page complained of since. */
export type Before = {
  /** Each record by store and key; of bytes the SHA-256. */
  records: Record<string, string>;
  form: Record<string, string>;
  complaints: readonly string[];
  log: readonly string[];
};

/**
 * Takes note of everything a fault must not change. To be called on an open page, before the fault; without records
 * where the fault is that they cannot be read.
 */
export async function beforeFault(app: Proofsheet, { hasRecords = true } = {}): Promise<Before> {
  const complaints: string[] = [];
  const log: string[] = [];
  // Errors nobody caught, rejections among them.
  app.page.on('pageerror', (error) => complaints.push(String(error)));
  app.page.on('console', (message) => log.push(message.text()));
  return { records: hasRecords ? await recordsIn(app) : {}, form: await formOf(app), complaints, log };
}

type After = {
  /** The cause and the next step, as one alert, status or failed job says them. */
  says: RegExp;
  /** The one button that is shown to go on with, where something is to be pressed first; its name. */
  press?: string;
  /** The fault itself took records away, or this page's library is not the one on disk. */
  recordsLost?: boolean;
};

/**
 * What must hold after every fault (TRUST D, oracle P): records are as they were, the fault is told together with what
 * to do, the form holds what it held, nothing spins, no error went uncaught, no token is shown, and the next generation
 * works. The endpoint has to answer again by now.
 */
export async function healthyAfter(app: Proofsheet, before: Before, { says, press, recordsLost }: After) {
  const { page } = app;
  const told = page
    .getByRole('alert')
    .or(app.notice)
    .or(app.job(/^failed/))
    .filter({ hasText: says });
  await expect(told.first()).toBeVisible();
  expect(await formOf(app)).toEqual(before.form);
  await expect(app.job(underWay)).toHaveCount(0);

  if (press) await page.getByRole('button', { name: press, exact: true }).first().click();
  const known = await namesOf(app);
  await app.generateButton.click();
  await expect
    .poll(async () => (await namesOf(app)).filter((name) => !known.includes(name)).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await expect(app.pictures.first().getByRole('img')).toBeVisible();
  await expect(app.job(underWay)).toHaveCount(0);

  if (!recordsLost) expect(await recordsIn(app)).toMatchObject(before.records);
  expect(before.complaints).toEqual([]);
  const shown = await page.locator('body').innerText();
  expect([shown, ...before.log].filter((text) => text.includes(canary))).toEqual([]);
}

/** The state of a job that is neither done nor failed, as its frame says it. */
const underWay = /^(Generating|Loading|Retrying|Queued)/;

const namesOf = ({ pictures }: Proofsheet) =>
  pictures.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));

/** What stands in the form; the seed is drawn anew with every run. */
function formOf({ form }: Proofsheet): Promise<Record<string, string>> {
  return form.evaluate((form) => {
    const fields = [...form.querySelectorAll<HTMLInputElement>('input, textarea')].filter(({ labels }) => labels);
    const named = fields.map(({ labels, value, type, checked }, index) => [
      labels?.[0]?.textContent?.trim() || `${type} ${index}`,
      type === 'radio' || type === 'checkbox' ? String(checked) : value,
    ]);
    return Object.fromEntries(named.filter(([name]) => name !== 'Seed'));
  });
}

/** Pictures and what is said of them; lists of jobs and counts change by themselves. */
async function recordsIn({ page }: Proofsheet): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const store of ['runs', 'pictures', 'images', 'picks', 'marks', 'sweeps', 'presets', 'projects'])
    for (const [key, row] of await readRows(page, store)) all[`${store}/${key}`] = JSON.stringify(row);
  return all;
}
