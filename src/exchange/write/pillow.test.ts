// What another program finds in our files: Pillow, by which AUTOMATIC1111 and most tools around it read theirs.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Picture } from '#library/rows.ts';
import { tinyPicture } from '../../../e2e/server/tiny-pictures.ts';
import { writeInfotext } from './infotext.ts';
import { tagPicture } from './tag-picture.ts';

const hasPillow = spawnSync('python3', ['-c', 'import PIL']).status === 0;

const prompts = [
  'a red fox',
  'Füchse, „zwei“ davon',
  '狐\nzweite Zeile: mit Doppelpunkt',
  'emoji 🦊 and a lone "quote"',
  'Steps: 3, Seed: 4',
];

/** Prints what each file says, as JSON: PNG text chunks come as Pillow's info, the rest as the comment in EXIF. */
const reader = `
import json, sys
from PIL import Image
def text(path):
    image = Image.open(path)
    if "parameters" in image.info: return image.info["parameters"]
    comment = image.getexif().get_ifd(0x8769)[0x9286]
    return comment[8:].decode("utf-16-be") if comment[:8] == b"UNICODE\\0" else None
print(json.dumps([text(path) for path in sys.argv[1:]]))
`;

test.runIf(hasPillow)('Pillow reads our text out of PNG, JPEG and WebP (skipped where it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pillow-'));
  try {
    const files = (['image/png', 'image/jpeg', 'image/webp'] as const).flatMap((type) =>
      prompts.map((prompt, index) => {
        const picture: Picture = {
          recipe: { model: 'acme/painter', prompt, negativePrompt: ['blur', 'Rauschen'], steps: 20, seed: 7 },
          options: { useCache: true, waitForModel: false },
          endpoint: { id: 'e', name: 'Studio', api: 'inference-api', baseUrl: 'https://studio.example' },
          id: `0mf000000abcdef-000${index}`,
          createdAt: 0,
          type,
          bytes: 1,
          tookMs: 1,
          attempts: 1,
          notes: {},
        };
        const size = { width: 64, height: 48 };
        const { bytes, shortfall } = tagPicture(new Uint8Array(tinyPicture(type)), type, picture, 'a1111', size);
        expect(shortfall).toBeUndefined();
        const path = join(folder, `${index}.${type.slice(6)}`);
        writeFileSync(path, bytes);
        return { path, text: writeInfotext(picture, { size, alwaysNegative: false }) };
      }),
    );
    const found = execFileSync('python3', ['-c', reader, ...files.map(({ path }) => path)], { encoding: 'utf8' });
    expect(JSON.parse(found)).toEqual(files.map(({ text }) => text));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
