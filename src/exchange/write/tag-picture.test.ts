import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPicture } from '#exchange/read/read-bytes.ts';
import type { Picture } from '#library/rows.ts';
import { fields } from '#recipe/fields.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { tinyPicture } from '../../../e2e/server/tiny-pictures.ts';
import type { Metadata } from './export-settings.ts';
import { tagPicture } from './tag-picture.ts';

const recipe: Recipe = { model: 'acme/painter', prompt: 'A fox', negativePrompt: ['blur'], steps: 20, seed: 7 };

const pictureOf = (of: Recipe, type: Picture['type']): Picture => ({
  recipe: of,
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'e', name: 'Studio', api: 'inference-api', baseUrl: 'https://secret.example/key' },
  id: '0mf000000abcdef-0001',
  createdAt: Date.UTC(2026, 10, 23),
  type,
  bytes: 1,
  tookMs: 1,
  attempts: 1,
  notes: { requestId: 'r' },
});

const tag = (
  type: Picture['type'],
  metadata: Metadata,
  of: Recipe = recipe,
  bytes: Uint8Array<ArrayBuffer> = tinyPicture(type),
) => tagPicture(new Uint8Array(bytes), type, pictureOf(of, type), metadata, { width: 64, height: 48 });

const types = ['image/png', 'image/jpeg', 'image/webp'] as const;
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** The parts of each container, found the plain way: [name, the whole part]. */
function partsOf(bytes: Uint8Array, type: (typeof types)[number]): [string, string][] {
  const buffer = Buffer.from(bytes);
  const parts: [string, string][] = [];
  const take = (name: string, at: number, end: number) => parts.push([name, buffer.toString('hex', at, end)]);
  if (type === 'image/png') {
    for (let at = 8; at < buffer.length; ) {
      const end = at + 12 + buffer.readUInt32BE(at);
      take(buffer.toString('latin1', at + 4, at + 8), at, end);
      at = end;
    }
  } else if (type === 'image/jpeg') {
    let at = 2;
    while (buffer[at + 1] !== 0xda) {
      const end = at + 2 + buffer.readUInt16BE(at + 2);
      take(`ff${buffer.toString('hex', at + 1, at + 2)}`, at, end);
      at = end;
    }
    take('scan', at, buffer.length);
  } else {
    expect(buffer.readUInt32LE(4)).toBe(buffer.length - 8);
    expect(buffer.length % 2).toBe(0);
    for (let at = 12; at < buffer.length; ) {
      const length = buffer.readUInt32LE(at + 4);
      take(buffer.toString('latin1', at, at + 4), at, at + 8 + length);
      at += 8 + length + (length % 2);
    }
  }
  return parts;
}

const added = new Set(['tEXt', 'iTXt', 'ffe1', 'VP8X', 'EXIF', 'XMP ']);

describe.each(types)('%s', (type) => {
  test('is byte for byte what it was, apart from the parts that were added', () => {
    const before = partsOf(tinyPicture(type), type);
    const after = partsOf(tag(type, 'a1111').bytes, type);
    expect(after.filter(([name]) => !added.has(name))).toEqual(before);
    expect(after.length).toBeGreaterThan(before.length);
  });

  test('keeps what other tools wrote, and its own once when it is written again', () => {
    const once = tag(type, 'a1111').bytes;
    expect(latin1(tag(type, 'a1111', recipe, once).bytes)).toBe(latin1(once));
    const changed = tag(type, 'a1111', { ...recipe, prompt: 'A hen' }, once).bytes;
    expect(latin1(changed).match(/"app":"Proofsheet"/g)).toHaveLength(1);
    expect(latin1(changed)).toContain('A hen');
  });

  test('None takes every word out again, and leaves the picture', () => {
    expect(latin1(tag(type, 'none', recipe, tag(type, 'a1111').bytes).bytes)).not.toMatch(/proofsheet|fox|f\0o\0x/i);
    const plain = partsOf(tinyPicture(type), type);
    const bare = partsOf(tag(type, 'none', recipe, tag(type, 'a1111').bytes).bytes, type);
    expect(bare.filter(([name]) => name !== 'VP8X')).toEqual(plain);
  });

  test('As it arrived is as it arrived', () => {
    expect(tag(type, 'original').bytes).toEqual(new Uint8Array(tinyPicture(type)));
  });

  test('bytes that are cut short or no picture at all come as they are, and it is said', () => {
    const whole = tinyPicture(type);
    for (const end of [0, 3, 9, 20]) {
      const cut = tag(type, 'a1111', recipe, whole.subarray(0, end));
      expect(cut).toEqual({
        bytes: new Uint8Array(whole.subarray(0, end)),
        shortfall: expect.stringContaining('as it arrived'),
      });
      expect(tag(type, 'none', recipe, whole.subarray(0, end)).shortfall).toContain('not searched');
    }
  });

  test('the envelope says neither the address of the endpoint nor anything of a token', () => {
    expect(latin1(tag(type, 'a1111').bytes)).not.toContain('secret.example');
  });

  test('our own reader gives back every recipe, whatever it is written in', async () => {
    const text = (max: number) =>
      fc.string({ unit: 'binary', minLength: 1, maxLength: max }).filter((words) => words.trim() !== '');
    const recipes = fc.record(
      {
        model: fc.constantFrom('acme/painter', 'sdxl, "turbo" <x>&.safetensors [aeb7e9]'),
        prompt: text(200),
        negativePrompt: fc.array(text(20), { minLength: 1, maxLength: 3 }),
        guidanceScale: fc.double({ min: 0, max: 100, noNaN: true }),
        steps: fc.integer({ min: 1, max: 500 }),
        scheduler: text(20),
        seed: fc.integer({ min: 0, max: fields.seed.max }),
      },
      { requiredKeys: ['model', 'prompt', 'seed'] },
    );
    await fc.assert(
      fc.asyncProperty(recipes, async (made) => {
        const { bytes } = tag(type, 'a1111', made);
        expect(partsOf(bytes, type).filter(([name]) => !added.has(name))).toEqual(partsOf(tinyPicture(type), type));
        const outcome = await readPicture(bytes);
        expect(outcome).toMatchObject({
          kind: 'read',
          readings: [{ recipe: JSON.parse(JSON.stringify(made)), extras: [] }],
        });
      }),
      { numRuns: 400 },
    );
  });
});

test('a JPEG says what did not fit into its segments of 64 kB', () => {
  const long = {
    ...recipe,
    prompt: 'x'.repeat(10_000),
    negativePrompt: Array.from({ length: 30 }, () => 'y'.repeat(2000)),
  };
  expect(tag('image/jpeg', 'a1111', long).shortfall).toBe('There was no room for the recipe in this JPG.');
  expect(tag('image/jpeg', 'a1111', { ...recipe, prompt: 'x'.repeat(10_000) }).shortfall).toBeUndefined();
  expect(tag('image/png', 'a1111', long).shortfall).toBeUndefined();
});

test.each(['image/gif', 'image/avif'] as const)('%s comes as it arrived, and it is said', (type) => {
  for (const metadata of ['a1111', 'none'] as const) {
    const { bytes, shortfall } = tag(type, metadata);
    expect(bytes).toEqual(new Uint8Array(tinyPicture(type)));
    expect(shortfall).toContain('as it arrived');
  }
});

test('what another tool said under a keyword of a PNG is left to speak', () => {
  const foreign = tag('image/png', 'a1111', { ...recipe, prompt: 'Theirs' }).bytes;
  const both = latin1(tag('image/png', 'a1111', { ...recipe, prompt: 'Ours' }, foreign).bytes);
  expect(both).toContain('parameters\0Theirs');
  expect(both).not.toContain('parameters\0Ours');
  expect(both).toContain('"prompt":"Ours"');
});

test('text beyond ASCII is an iTXt of UTF-8, plain text a tEXt', () => {
  const names = (prompt: string) =>
    partsOf(tag('image/png', 'a1111', { ...recipe, prompt }).bytes, 'image/png').map(([name]) => name);
  expect(names('A fox')).toEqual(['IHDR', 'tEXt', 'tEXt', 'IDAT', 'IEND']);
  expect(names('Ein Füchslein')).toEqual(['IHDR', 'iTXt', 'tEXt', 'IDAT', 'IEND']);
});

test('a WebP says in front what it holds, and how large it is', () => {
  const head = (metadata: Metadata) => partsOf(tag('image/webp', metadata).bytes, 'image/webp')[0];
  // EXIF and XMP, no transparency; one pixel by one, each less one (WebP container specification).
  expect(head('a1111')).toEqual(['VP8X', Buffer.from('VP8X\n\0\0\0\x0c\0\0\0\0\0\0\0\0\0', 'latin1').toString('hex')]);
  expect(head('none')?.[0]).toBe('VP8 ');
});
