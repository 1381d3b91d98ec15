import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { build, type PreviewServer, preview } from 'vite';
import * as z from 'zod/mini';
import { bytesOf, pngWith, textChunk } from './carriers.ts';
import { expect, test } from './fixtures.ts';

/** The content policy the reader has to work under (TRUST B.2). */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; base-uri 'none'";

const resultSchema = z.object({
  ms: z.number(),
  found: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      why: z.optional(z.string()),
      readings: z.optional(
        z.array(z.object({ tool: z.string(), facts: z.record(z.string(), z.string()), raw: z.array(z.unknown()) })),
      ),
    }),
  ),
});

let folder: string;
let server: PreviewServer;

// One build serves them all.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reading-'));
  const built = { outDir: folder, rolldownOptions: { input: 'e2e/reading-page.html' } };
  await build({ configFile: false, logLevel: 'error', build: built, worker: { format: 'es' } });
  server = await preview({
    configFile: false,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0, headers: { 'content-security-policy': policy } },
  });
});

test.afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test.beforeEach(async ({ page }) => {
  await page.goto(`${server.resolvedUrls?.local[0]}e2e/reading-page.html`);
  await expect(page).toHaveTitle('Ready');
});

type Files = { name: string; mimeType: string; buffer: Buffer }[];

const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(bytes) });
const a1111 = (prompt: string) => `${prompt}\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 5, Size: 64x64`;

test.describe('reading files', () => {
  const read = async (page: Page, files: Files) => {
    await page.locator('output').evaluate((output) => output.replaceChildren());
    await page.locator('input').setInputFiles(files);
    await expect(page.locator('output')).not.toBeEmpty();
    return resultSchema.parse(JSON.parse((await page.locator('output').textContent()) ?? ''));
  };

  test('pictures, texts, and what is none of them', async ({ page }) => {
    const { found } = await read(page, [
      file('a.png', pngWith([textChunk('parameters', a1111('a fox'))])),
      file('b.txt', bytesOf('- a red hare\n- a blue hare')),
      file('c.png', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')),
      file('d.bin', Uint8Array.of(1, 0, 2)),
      file('e.png', new Uint8Array()),
    ]);
    expect(found).toMatchObject([
      { name: 'a.png', kind: 'read', readings: [{ tool: 'AUTOMATIC1111', facts: { prompt: 'a fox', seed: '5' } }] },
      { name: 'b.txt', kind: 'prompts' },
      { name: 'c.png', kind: 'refused', why: 'This is a web page or a drawing, not a picture.' },
      { name: 'd.bin', kind: 'refused', why: 'This is neither a picture (PNG, JPEG, WebP, GIF, AVIF) nor a text.' },
      { name: 'e.png', kind: 'refused', why: 'The file is empty.' },
    ]);
  });

  test('archives, with texts beside pictures', async ({ page }) => {
    const archive = zipSync({
      'run/one.png': pngWith([textChunk('parameters', a1111('one'))]),
      'run/two.png': pngWith([]),
      'run/two.json': bytesOf('{"prompt":"two","seed":2,"modelName":"Deliberate"}'),
      'run/three.txt': bytesOf(a1111('three')),
    });
    const { found } = await read(page, [file('run.zip', archive), file('cut.zip', archive.slice(0, 100))]);
    expect(found).toMatchObject([
      { name: 'cut.zip', kind: 'refused', why: 'The archive is damaged, or is no ZIP.' },
      { name: 'one.png', kind: 'read', readings: [{ facts: { prompt: 'one' } }] },
      { name: 'two.png', kind: 'read', readings: [{ facts: { prompt: 'two', model: 'Deliberate' } }] },
      { name: 'three.txt', kind: 'read', readings: [{ facts: { prompt: 'three' } }] },
    ]);
  });

  test('a folder that is dropped', async ({ page }, info) => {
    const shots = info.outputPath('shots');
    await mkdir(`${shots}/deep`, { recursive: true });
    await writeFile(`${shots}/deep/fox.png`, pngWith([textChunk('parameters', a1111('a fox'))]));
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [shots], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 50, y: 50, data });
    await expect(page.locator('output')).toContainText('"name":"fox.png"');
    await expect(page.locator('output')).toContainText('a fox');
  });

  test('a worker that hangs is stopped, and the next file gets a new one', async ({ page }) => {
    let isFirst = true;
    await page.route(/read-worker/, async (route) => {
      if (!isFirst) return route.continue();
      isFirst = false;
      await route.fulfill({
        contentType: 'text/javascript',
        body: 'postMessage({ ready: true }); onmessage = () => { for (;;); };',
      });
    });
    const good = pngWith([textChunk('parameters', a1111('a fox'))]);
    const { found } = await read(page, [file('a.png', good), file('b.png', good)]);
    expect(found).toMatchObject([
      { name: 'a.png', kind: 'refused', why: 'Reading this took too long, so it was stopped.' },
      { name: 'b.png', kind: 'read' },
    ]);
  });

  const samples = fileURLToPath(new URL('../../shared/samples/files', import.meta.url));
  const sample = (name: string) => file(name, readFileSync(`${samples}/${name}`));

  test('texts hidden in pixels', async ({ page }) => {
    test.skip(!existsSync(samples), 'the sample files are kept beside this repository');
    const { found } = await read(page, [
      sample('stealth-png-made-alpha-comp.png'),
      sample('stealth-png-made-rgb-info.png'),
      sample('novelai-png-made-stealth-only.png'),
      sample('forge-png-itxt-and-stealth.png'),
      sample('hostile-png-stealth-length-lie.png'),
    ]);
    expect(found).toMatchObject([
      { readings: [{ tool: 'AUTOMATIC1111', facts: { prompt: 'a tin robot watering tulips', seed: '909090' } }] },
      { readings: [{ facts: { negativePrompt: 'rust', seed: '909091', model: 'tinymodel' } }] },
      {
        readings: [
          {
            tool: 'NovelAI',
            facts: {
              prompt: 'no humans, a koi pond, 池',
              negativePrompt: 'lowres, jpeg artifacts',
              sampler: 'k_euler_ancestral',
              schedule: 'karras',
              cfg: '5',
              seed: '51015101',
              width: '832',
              height: '1216',
            },
          },
        ],
      },
      // Found in its text chunk: the pixels are not asked, and nothing comes twice.
      { readings: [{ tool: 'Forge', raw: [{}] }] },
      { kind: 'nothing' },
    ]);
  });

  test('hostile files, each within half a second', async ({ page }) => {
    test.skip(!existsSync(samples), 'the sample files are kept beside this repository');
    const names = z
      .object({ entries: z.array(z.object({ file: z.string(), format: z.string() })) })
      .parse(JSON.parse(readFileSync(`${samples}/../expected.json`, 'utf8')))
      .entries.filter(({ format }) => format === 'hostile')
      .map(({ file: path }) => path.replace('files/', ''));
    // The first one starts the worker.
    await read(page, [file('a.png', pngWith([]))]);
    for (const name of names) {
      const { ms, found } = await read(page, [sample(name)]);
      expect(found, name).toHaveLength(1);
      // A second try is for machines that were busy with something else.
      if (ms >= 500) expect((await read(page, [sample(name)])).ms, name).toBeLessThan(500);
      expect(found[0]?.why ?? '', name).not.toContain('too long');
    }
  });
});
