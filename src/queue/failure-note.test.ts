import { expect, test } from 'vitest';
import { InferenceError } from '#inference/inference-error.ts';
import { failureNote } from './failure-note.ts';

test('the next page is told what this one was', () => {
  expect(failureNote(new InferenceError('rejected', '`width` must be divisible by 8'), false)).toEqual({
    title: 'The server refused these settings',
    words: '`width` must be divisible by 8',
    next: 'Change what it names, then generate again.',
  });
});

test('a picture that could not be kept is no download any more', () => {
  const picture = { blob: new Blob(), type: 'image/png', notes: {}, tookMs: 1 } as const;
  const unsaved = new InferenceError('unsaved', 'The disk is full.', { picture });
  expect(failureNote(unsaved, false).next).toBe('It went with the page that held it. Try again asks for a new one.');
  expect(failureNote(unsaved, true).next).toContain('nothing is ordered twice');
});
