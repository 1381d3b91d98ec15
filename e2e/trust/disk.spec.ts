import { expect, Proofsheet, test } from '../fixtures.ts';
import { deleteLibrary } from '../library-rows.ts';
import { beforeFault, healthyAfter } from './oracle.ts';

// The disk fails the page: it may not be used, does not answer, breaks off, or is cleared away.
test.setTimeout(60_000);

const aFox = { Prompt: 'a fox', Width: '64', Height: '64' };

test('site data is blocked: pictures are made, searched and backed up in memory, and leaving asks first', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
  await app.open();
  await app.field('Prompt').fill('a fox');
  const before = await beforeFault(app);
  await healthyAfter(app, before, {
    says: /kept only until this page closes: .*Access is denied.*Allow it to keep site data/,
    recordsLost: true,
  });
  await app.generate({ ...aFox, Images: '2' });
  await expect(app.pictures).toHaveCount(3);
  await app.select('2·1');
  await page.keyboard.press('p');
  await expect(app.picked('2·1')).toBeVisible();

  const note = page.getByRole('alert').filter({ hasText: 'kept only until' });
  await note.getByRole('button', { name: 'Back up' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Back up 3/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  await page.keyboard.press('Escape');

  const search = page.getByRole('searchbox', { name: 'Search pictures' });
  await search.fill('is:pick');
  await expect(app.pictures).toHaveCount(1);

  const asked = page.waitForEvent('dialog');
  void note.getByRole('button', { name: 'Reload' }).click();
  await (await asked).dismiss();
  await expect(app.pictures).toHaveCount(1);
});

test('the disk does not answer: after five seconds the page goes on in memory', async ({ app, page, context }) => {
  const busy = await context.newPage();
  await busy.goto('/icon.svg');
  // An upgrade that takes for ever: whoever opens the library waits behind it.
  await busy.evaluate(
    () =>
      new Promise<void>((begun) => {
        const request = indexedDB.open('proofsheet', 3);
        request.onupgradeneeded = () => {
          const store = request.result.createObjectStore('picks');
          const goOn = () => {
            store.get(1).onsuccess = goOn;
          };
          goOn();
          begun();
        };
      }),
  );
  await app.open();
  await app.field('Prompt').fill('a fox');
  const note = page.getByRole('alert').filter({ hasText: 'does not answer' });
  await expect(note).toBeVisible({ timeout: 15_000 });
  const before = await beforeFault(app);
  await healthyAfter(app, before, { says: /does not answer.*reload to try again/, recordsLost: true });
});

test('the connection breaks: it is opened again, and the second time memory takes over', async ({ app, page }) => {
  // What a browser does that breaks a connection and tells nobody.
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...order) {
      if (Reflect.get(window, 'breakOff')) {
        Reflect.set(window, 'breakOff', false);
        this.close();
      }
      return transaction.apply(this, order);
    };
  });
  await app.open();
  await app.generate(aFox);
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => app.stored('previews')).toHaveLength(1);
  const before = await beforeFault(app);
  const breakOff = () => page.evaluate(() => void Reflect.set(window, 'breakOff', true));

  await breakOff();
  await app.generate();
  await expect(app.pictures).toHaveCount(2);
  await expect.poll(() => app.stored('images')).toHaveLength(2);
  await expect(page.getByRole('alert')).toHaveCount(0);

  await breakOff();
  await app.generate();
  await healthyAfter(app, before, { says: /broke off twice.*reload to see it again/, recordsLost: true });
});

test('the library is cleared away under the page, and before it: it says how many there were', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.generate({ ...aFox, Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('proofsheet.library'))).toContain('"count":3');
  const before = await beforeFault(app);
  await deleteLibrary(await context.newPage());
  const says = /browser removed this site’s pictures: there were 3 pictures here.*If you have a backup, it restores/;
  await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
  await expect(app.pictures).toHaveCount(0);
  await page.reload();
  await healthyAfter(app, before, { says, recordsLost: true });
  // A picture made since does not end it; a person does.
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
  await page.getByRole('button', { name: 'Understood' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await expect(app.pictures).toHaveCount(3);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('without Web Locks, and with those that are refused, everything works', async ({ app, page, context }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
  const other = await context.newPage();
  await other.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'));
    Object.assign(LockManager.prototype, { request: refuse, query: refuse });
  });
  for (const each of [page, other]) {
    const one = new Proofsheet(each);
    await one.open();
    const before = await beforeFault(one);
    await one.generate(aFox);
    await expect(one.pictures.first()).toBeVisible();
    expect(before.complaints).toEqual([]);
  }
  await expect(app.pictures).toHaveCount(2);
});
