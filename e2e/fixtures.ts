import { readFile } from 'node:fs/promises';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { StoreNames } from 'idb';
import type { apiChoices } from '#inference/api-choices.ts';
import type { Library } from '#library/schema.ts';
import { type ScriptedApi, startScriptedApi } from './server/scripted-api.ts';
import { readRows } from './stored.ts';

export type NewEndpoint = {
  name: string;
  api: (typeof apiChoices)[keyof typeof apiChoices]['name'];
  baseUrl: string;
  token?: string;
  remember?: boolean;
  /** In dollars for each picture. */
  price?: string;
};

/** The page in the words of UI.md: what a person sees and does, by role and name. */
export class Proofsheet {
  readonly form: Locator;
  readonly gallery: Locator;
  readonly pictures: Locator;
  readonly jobs: Locator;
  readonly details: Locator;
  readonly notice: Locator;
  readonly generateButton: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: 'Recipe' });
    this.gallery = page.getByRole('region', { name: 'Gallery' });
    this.pictures = this.gallery.getByRole('button', { name: /^Open picture/ });
    this.jobs = this.gallery.getByRole('group', { name: /^Job/ });
    this.details = page.getByRole('complementary', { name: 'Picture details' });
    this.notice = page.getByRole('status');
    this.generateButton = this.form.getByRole('button', { name: /^Generate/ });
  }

  async open(link = ''): Promise<void> {
    await this.page.goto(`/${link}`);
    await expect(this.form).toBeVisible();
  }

  field(name: string): Locator {
    const exact = { name, exact: true };
    return this.form
      .getByRole('textbox', exact)
      .or(this.form.getByRole('spinbutton', exact))
      .or(this.form.getByRole('combobox', exact));
  }

  /** Types into fields by their labels and presses Generate. */
  async generate(fields: Record<string, string> = {}): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.field(name).fill(value);
    await this.generateButton.click();
  }

  /** The value of one parameter of the selected picture. */
  detail(term: string): Locator {
    return this.details.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]');
  }

  /** One of the actions on the selected picture. */
  action(name: string): Locator {
    return this.details.getByRole('button', { name, exact: true });
  }

  /** The picture that stands under a frame number such as "1·2". */
  picture(frame: string): Locator {
    // What is seen of it later is added to its name.
    return this.gallery.getByRole('button', { name: new RegExp(`^Open picture ${frame}(,|$)`) });
  }

  /** The picture under a frame number, while it has the ring of a pick. */
  picked(frame: string): Locator {
    return this.gallery.getByRole('button', { name: new RegExp(`^Open picture ${frame}(, .*)?, a pick$`) });
  }

  /** Puts the ring round a picture, or takes it off, with what is there when the pointer is. */
  async pick(frame: string): Promise<void> {
    await this.picture(frame).hover();
    await this.gallery.getByRole('button', { name: `Pick ${frame}` }).click();
  }

  async select(frame: string): Promise<void> {
    await this.picture(frame).click();
    await expect(this.detail('Frame')).toHaveText(frame);
  }

  /** Downloads the selected picture. */
  async download(): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.action('Download').click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  async addEndpoint({ name, api, baseUrl, token, remember = true, price }: NewEndpoint): Promise<void> {
    await this.page.getByRole('button', { name: /^Endpoint/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Endpoints' });
    await dialog.getByRole('button', { name: 'Add endpoint' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('combobox', { name: 'API' }).selectOption({ label: api });
    await dialog.getByRole('textbox', { name: 'Base URL' }).fill(baseUrl);
    if (token) await dialog.getByLabel('Access token').fill(token);
    await dialog.getByRole('checkbox', { name: 'Remember on this device' }).setChecked(remember);
    if (price) {
      await dialog.getByText('More', { exact: true }).click();
      await dialog.getByRole('textbox', { name: 'Price' }).fill(price);
    }
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Opens the page with a server of the test as its endpoint. */
  async openWith(api: { url: string }, endpoint: Partial<NewEndpoint> = {}): Promise<void> {
    await this.open();
    await this.addEndpoint({
      name: 'Test server',
      api: 'Inference API (as documented)',
      baseUrl: api.url,
      ...endpoint,
    });
  }

  /** A job by what it says: `job('Queued, 1 ahead')`, `job(/^Generating/)`; failed ones say "failed. …". */
  job(words: string | RegExp): Locator {
    const said = typeof words === 'string' ? words : words.source.replace(/^\^/, '');
    return this.gallery.getByRole('group', { name: new RegExp(`^Job [^:]+: ${said}`) });
  }

  /** Everything in one store of the library on this device; of pictures' bytes their size, type and SHA-256. */
  async stored(store: StoreNames<Library>): Promise<unknown[]> {
    return (await readRows(this.page, store)).map(([, row]) => row);
  }
}

/** `app`: the built page; nothing but it, the servers of the test and `knownHosts` is ever asked. `api`: a server that does as told. */
export const test = base.extend<{ app: Proofsheet; api: ScriptedApi; knownHosts: () => string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first parameter
  knownHosts: async ({}, use) => use(() => []),
  app: async ({ page, knownHosts }, use) => {
    const complaints: string[] = [];
    const strangers: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    // Nothing the page does itself may be against its own content policy.
    page.on('console', (message) => {
      // A trace is recorded by code in the page, which reads the bytes behind object URLs.
      const isRecorder = message.text().startsWith("Connecting to 'blob:");
      if (/Content Security Policy|TrustedScriptURL/.test(message.text()) && !isRecorder)
        complaints.push(message.text());
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && !['127.0.0.1', 'localhost', ...knownHosts()].includes(hostname))
        strangers.push(request.url());
    });
    await use(new Proofsheet(page));
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first parameter
  api: async ({}, use) => {
    const api = await startScriptedApi();
    await use(api);
    await api.close();
  },
});

export { expect };
