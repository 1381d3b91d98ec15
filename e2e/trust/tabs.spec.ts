import { expect, Proofsheet, test } from '../fixtures.ts';

// Tabs agree within a second, and lose nothing of each other's.
test.setTimeout(60_000);
const soon = { timeout: 1000, intervals: [25] };

test('what one tab does is in the other within a second', async ({ app, api, context }) => {
  await app.open();
  const other = new Proofsheet(await context.newPage());
  await other.open();
  const took: Record<string, number> = {};
  /** Waits until the other tab shows it, one second at most. */
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
  const pick = ({ gallery }: Proofsheet) => gallery.getByRole('button', { name: 'Pick 1·2' });
  await pick(app).click();
  await agree('pick', async () => (await pick(other).getAttribute('aria-pressed')) === 'true');
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
  test.info().annotations.push({ type: 'ms', description: JSON.stringify(took) });
});

test('two tabs tag the same picture at the same time, and neither loses what the other wrote', async ({
  app,
  context,
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
    for (let index = 0; index < 20; index++) {
      await field.fill(`${letter}${index}`);
      await page.keyboard.press('Enter');
    }
  };
  await Promise.all([tag(app, 'a'), tag(other, 'b')]);
  await expect.poll(() => tagsIn(app)).toHaveLength(40);
});

const tagsIn = ({ page }: Proofsheet): Promise<string[]> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const db = await done(indexedDB.open('proofsheet'));
    const [mark]: { tags?: string[] }[] = await done(db.transaction('marks').objectStore('marks').getAll());
    db.close();
    return mark?.tags ?? [];
  });
