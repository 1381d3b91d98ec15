import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';

test('two tabs that change the same mark 200 times each lose none of the 400', async () => {
  const one = await import('./marks.ts');
  vi.resetModules();
  const other = await import('./marks.ts');
  expect(other.changeMarks).not.toBe(one.changeMarks);
  const tag = ({ changeMarks }: typeof one, letter: string) =>
    Array.from({ length: 200 }, (_, index) =>
      changeMarks(['a-0001'], ({ tags = [], ...mark }) => ({ ...mark, tags: [...tags, `${letter}${index}`] })),
    );
  await Promise.all([...tag(one, 'a'), ...tag(other, 'b')]);
  const [mark] = await one.readMarksOf(['a-0001']);
  expect(new Set(mark?.tags).size).toBe(400);
});
