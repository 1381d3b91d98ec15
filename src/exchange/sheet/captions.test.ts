import { expect, test } from 'vitest';
import { captionOf, wrapText } from './captions.ts';

/** Every character is one unit wide. */
const wrap = (text: string, width: number, most = 9) => wrapText(text, width, most, (part) => Array.from(part).length);

test('breaks between words, and within a word that is longer than a line', () => {
  expect(wrap('a red fox at dusk', 8)).toEqual(['a red', 'fox at', 'dusk']);
  expect(wrap('supercalifragilistic fox', 8)).toEqual(['supercal', 'ifragili', 'stic fox']);
  expect(wrap('  one\n\ntwo ', 20)).toEqual(['one two']);
  expect(wrap('', 8)).toEqual([]);
});

test('breaks scripts that have no spaces, each line within the width', () => {
  const lines = wrap('夕暮れの山に立つ赤い狐', 4);
  expect(lines.join('')).toBe('夕暮れの山に立つ赤い狐');
  for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(4);
});

test('says by an ellipsis that there is more, and still fits', () => {
  expect(wrap('one two three four', 5, 2)).toEqual(['one', 'two…']);
  expect(wrap('12345 12345 12345', 5, 2)).toEqual(['12345', '1234…']);
});

const sheetPicture = {
  id: 'r-0001',
  label: '4·1',
  width: 64,
  height: 48,
  picture: {
    recipe: { model: 'acme/painter', prompt: 'A fox', seed: 7, guidanceScale: 0 },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: 'e', name: 'Studio', api: 'inference-api' as const, baseUrl: 'https://api.example' },
    id: 'r-0001',
    createdAt: 0,
    type: 'image/png' as const,
    bytes: 1,
    tookMs: 1,
    attempts: 1,
    notes: {},
  },
};

test('a caption says what was chosen, 0 too, and nothing of what is unset', () => {
  expect(captionOf(sheetPicture, ['frame', 'seed', 'steps', 'guidance', 'size'])).toEqual({
    frame: '4·1',
    prompt: undefined,
    facts: ['seed 7', '64 × 48', 'guidance 0'],
  });
  expect(captionOf(sheetPicture, [])).toEqual({ frame: undefined, prompt: undefined, facts: [] });
});
