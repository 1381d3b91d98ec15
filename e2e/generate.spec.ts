import { expect, test } from './fixtures.ts';
import { held } from './server/answer.ts';
import { picture } from './server/answers.ts';

const documented = { name: 'Scripted', api: 'Inference API (as documented)' } as const;

test('a newcomer types a prompt, presses Ctrl+Enter and sees a picture', async ({ app, page }) => {
  await app.open();
  await expect(app.field('Prompt')).toBeFocused();
  await page.keyboard.type('A lighthouse in a storm at night');
  await page.keyboard.press('Control+Enter');
  await expect(app.pictures).toHaveCount(1);
  await expect(app.pictures.getByRole('img', { name: 'A lighthouse in a storm at night' })).toBeVisible();
});

test('the demo says what it is and lists the words it knows', async ({ app, page }) => {
  await app.open();
  await expect(app.form.getByText(/not an AI model/)).toBeVisible();
  await app.form.getByRole('button', { name: 'Words it knows' }).click();
  const groups = page.getByRole('dialog', { name: 'Words the demo knows' }).getByRole('definition').locator('span');
  await expect(groups.filter({ hasText: 'forest' })).toBeVisible();
  const words = (await groups.allTextContents()).flatMap((group) => group.split(', '));
  expect(new Set(words).size).toBeGreaterThanOrEqual(60);
});

test('the demo paints exactly the size asked for, and Rerun repeats it to the byte', async ({ app }) => {
  await app.open();
  await app.generate({ Prompt: 'Misty forest at dawn', Width: '328', Height: '216', 'Inference steps': '9' });
  await app.select('1·1');
  const first = await app.download();
  // IHDR of a PNG: width and height, 16 bytes into the file.
  expect([first.bytes.readUInt32BE(16), first.bytes.readUInt32BE(20)]).toEqual([328, 216]);

  await app.action('Rerun').click();
  await app.select('2·1');
  await expect(app.detail('Use cache')).toHaveText('off');
  const second = await app.download();
  expect(second.bytes.equals(first.bytes)).toBe(true);
  expect(second.name).toBe(first.name);
});

test('another seed is another picture', async ({ app }) => {
  await app.open();
  await app.generate({ Prompt: 'Misty forest at dawn', Width: '128', Height: '128', Images: '2' });
  await app.select('1·1');
  const first = await app.download();
  await app.select('1·2');
  expect((await app.download()).bytes.equals(first.bytes)).toBe(false);
});

test('N images are one strip in the order of their seeds, seed + 1 and on when locked', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  const slow = held(picture());
  api.answer(slow.answer); // the first seed comes after the second
  await app.form.getByRole('button', { name: 'Lock seed' }).click();
  await app.generate({ Prompt: 'Three boats', Seed: '41', Images: '3' });
  await expect(app.picture('1·2')).toBeVisible();
  slow.release();
  await expect(app.pictures).toHaveCount(3);
  await expect(app.gallery.getByRole('heading', { name: 'Three boats' })).toHaveCount(1);
  for (const [index, seed] of ['41', '42', '43'].entries()) {
    await app.pictures.nth(index).click();
    await expect(app.detail('Seed')).toHaveText(seed);
  }
  await expect(app.field('Seed')).toHaveValue('41');
});

test('unlocked, every image gets a fresh seed and the field shows the last', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.generate({ Prompt: 'Two boats', Seed: '41', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  const seeds = api.calls().map(({ bodyText }) => Number(/"seed":(\d+)/.exec(bodyText)?.[1]));
  expect(new Set([41, ...seeds]).size).toBe(3);
  await expect(app.field('Seed')).toHaveValue(String(Math.max(...seeds)));
});

test('locked seeds wrap at 2^32', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.form.getByRole('button', { name: 'Lock seed' }).click();
  await app.generate({ Prompt: 'Two boats', Seed: '4294967295', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  const seeds = api.calls().map(({ bodyText }) => /"seed":(\d+)/.exec(bodyText)?.[1]);
  expect(seeds.toSorted()).toEqual(['0', '4294967295']);
});

test('Ctrl+Enter generates from every field', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.field('Prompt').fill('A boat');
  const controls = [
    ...['Model', 'Prompt', 'Negative prompt', 'Width', 'Guidance scale', 'Inference steps', 'Scheduler', 'Seed'].map(
      (name) => app.field(name),
    ),
    app.field('Images'),
    app.form.getByRole('slider', { name: 'Inference steps' }),
    app.form.getByRole('switch', { name: 'Use cache' }),
    app.form.getByRole('button', { name: 'New random seed' }),
  ];
  for (const [index, control] of controls.entries()) {
    await control.press('Control+Enter');
    await expect.poll(() => api.calls().length).toBe(index + 1);
  }
});

test('Ctrl+Shift+Enter runs with the seed shown, whatever the lock says', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.field('Prompt').fill('A boat');
  await app.field('Seed').fill('77');
  await app.field('Prompt').press('Control+Shift+Enter');
  await api.received(1);
  expect(api.calls()[0]?.json).toEqual({ inputs: 'A boat', parameters: { seed: 77 } });
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'false');
});

test('nothing is sent by loading, editing, Enter in a field or opening a link', async ({ app, api, page }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url, token: 'hf_testtesttesttest' });
  await app.field('Prompt').fill('A boat');
  for (const name of ['Width', 'Height', 'Guidance scale', 'Inference steps', 'Seed', 'Images', 'Model', 'Scheduler']) {
    await app.field(name).press('Enter');
  }
  await app.form.getByRole('slider', { name: 'Guidance scale' }).fill('5');
  await page.reload();
  await expect(app.field('Guidance scale')).toHaveValue('5');
  await app.open('#v=1&prompt=From+a+link&seed=1');
  await expect(app.notice).toContainText('Nothing was sent');
  expect(api.requests).toEqual([]);

  // The same server hears of Generate, once: the count above was not zero for want of an address.
  await app.generate();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(1);
});

test('the form is edited and the next run started while one is running', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  const first = held(picture());
  const second = held(picture());
  api.answer(first.answer, second.answer);
  await app.generate({ Prompt: 'The first boat' });
  await expect(app.jobs).toHaveCount(1);
  await app.generate({ Prompt: 'The second boat' });
  await expect(app.jobs).toHaveCount(2);
  await api.received(2);
  second.release();
  await expect(app.picture('2·1')).toBeVisible();
  await expect(app.jobs).toHaveCount(1);
  first.release();
  await expect(app.picture('1·1')).toBeVisible();
  await expect(app.jobs).toHaveCount(0);
  expect(api.calls().map(({ json }) => json)).toMatchObject([
    { inputs: 'The first boat' },
    { inputs: 'The second boat' },
  ]);
});

test('a double press of Generate is one run', async ({ app, api }) => {
  await app.openWith(api);
  await app.field('Prompt').fill('a fox');
  await app.generateButton.dblclick();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(1);
});

test('Escape with nothing open chooses nothing: the picture that comes is followed', async ({ app, api, page }) => {
  await app.openWith(api);
  const slow = held(picture());
  api.answer(slow.answer);
  await app.generate({ Prompt: 'A boat' });
  await api.received(1);
  await page.keyboard.press('Escape');
  slow.release();
  await expect(app.details).toBeVisible();
  await expect(app.detail('Frame')).toHaveText('1·1');
});

test('a page that the browser brings back as it was reads its lists again', async ({ app, page }) => {
  await app.open();
  await app.generate({ Prompt: 'A fox', Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => app.stored('pictures')).toHaveLength(1);
  await page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open('proofsheet');
        opening.onsuccess = () => {
          const change = opening.result.transaction('pictures', 'readwrite');
          change.objectStore('pictures').clear();
          change.oncomplete = done;
        };
      }),
  );
  await expect(app.pictures).toHaveCount(1);
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(app.pictures).toHaveCount(0);
});
