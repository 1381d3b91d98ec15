import { printFigures } from '../figures.ts';
import { expect, Proofsheet, test } from '../fixtures.ts';

// Tabs agree, and lose nothing of each other's. `npm run soak` has 200 marks made in each of two, and holds them to a
// second; among other tests a tab may have to wait for the processor longer than that. MARKS=… says how many.
const marks = Number(process.env.MARKS ?? 20);
const soon = { timeout: process.env.MARKS ? 1000 : 10_000, intervals: [25] };
test.setTimeout(60_000 + marks * 3000);

test('what one tab does is soon in the other', async ({ app, api, context, browser }) => {
  await app.open();
  const other = new Proofsheet(await context.newPage());
  await other.open();
  const took: Record<string, number> = {};
  /** Waits until the other tab shows it. */
  const agree = async (what: string, check: () => Promise<boolean>) => {
    const began = performance.now();
    await expect.poll(check, { ...soon, message: what }).toBe(true);
    took[what] = Math.round(performance.now() - began);
  };
  const endpoint = () => other.page.getByRole('button', { name: /^Endpoint/ });

  // The other tab is loaded again to be let through to the new address, but not while somebody types into it.
  await other.field('Seed').focus();
  await app.addEndpoint({
    name: 'Test server',
    api: 'Inference API (as documented)',
    baseUrl: api.url,
    token: 'hf_aTokenThatIsLongEnough1234',
  });
  await agree('endpoint', async () => (await endpoint().getAttribute('aria-label')) === 'Endpoint: Test server');
  await agree('token', async () => (await endpoint().innerText()).includes('…234'));
  const loaded = other.page.waitForEvent('load');
  await other.field('Prompt').focus();
  await loaded;
  await expect(other.form).toBeVisible();

  await app.generate({ Prompt: 'a fox', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  await agree('picture', async () => (await other.pictures.count()) === 2);
  await app.pick('1·2');
  await agree('pick', async () => (await other.picked('1·2').count()) === 1);
  await app.select('1·1');
  await app.page.keyboard.press('4');
  await agree('rating', async () => (await other.picture('1·1').innerText()).includes('★★★★'));
  await app.page.keyboard.press('Delete');
  await expect(app.pictures).toHaveCount(1);
  await agree('deletion', async () => (await other.pictures.count()) === 1);
  await app.page.getByRole('radio', { name: 'Grid' }).check();
  await agree('view', () => other.page.getByRole('radio', { name: 'Grid' }).isChecked());

  await app.page.getByRole('button', { name: /^Endpoint/ }).click();
  await app.page.getByRole('button', { name: 'Edit Test server' }).click();
  await app.page.getByRole('button', { name: 'Forget token' }).click();
  await agree('token forgotten', async () => !(await endpoint().innerText()).includes('…234'));
  printFigures('Two tabs, milliseconds until the other one shows it', browser.version(), took);
});

test('two tabs tag the same picture at the same time, and neither loses what the other wrote', async ({
  app,
  context,
  browser,
}) => {
  await app.open();
  await app.generate({ Prompt: 'a fox', Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(1);
  await app.select('1·1');
  const other = new Proofsheet(await context.newPage());
  await other.open();
  await other.select('1·1');
  const tag = async ({ details, page }: Proofsheet, letter: string) => {
    const field = details.getByRole('combobox', { name: 'Add tags' });
    for (let index = 0; index < marks; index++) {
      await field.fill(`${letter}${index}`);
      await page.keyboard.press('Enter');
    }
  };
  await Promise.all([tag(app, 'a'), tag(other, 'b')]);
  const kept = async () => new Set(Reflect.get(Object((await app.stored('marks'))[0]), 'tags')).size;
  await expect.poll(kept).toBe(2 * marks);
  printFigures('Two tabs at the same time', browser.version(), { 'marks made': 2 * marks, kept: await kept() });
});
