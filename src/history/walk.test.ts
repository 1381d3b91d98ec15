import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepFrom } from './walk.ts';

/** A field and what is kept for it, walked through: 'u' is Alt+↑, 'd' is Alt+↓, anything else is typed. */
function walk(sent: readonly string[], start: string, steps: readonly string[], kept: readonly string[] = []) {
  let field = { text: start, unsent: [...kept], place: '' };
  for (const step of steps) {
    if (step === 'u') field = stepFrom(field.text, 1, field.unsent, sent);
    else if (step === 'd') field = stepFrom(field.text, -1, field.unsent, sent);
    else field = { ...field, text: step };
  }
  return field;
}

const sent = ['three', 'two', 'one'];

test('goes from the newest prompt to the oldest and stays there', () => {
  expect(walk(sent, 'new', ['u'])).toMatchObject({ text: 'three', place: '1 of 3' });
  expect(walk(sent, 'new', ['u', 'u', 'u', 'u'])).toMatchObject({ text: 'one', place: '3 of 3' });
});

test('comes back to what was never sent', () => {
  expect(walk(sent, 'new', ['u', 'u', 'd', 'd'])).toEqual({ text: 'new', unsent: ['new'], place: 'not sent yet' });
  expect(walk(sent, 'new', ['u', 'd', 'd'])).toMatchObject({ text: 'new' });
});

test('an empty field is come back to as well, until something else is typed', () => {
  expect(walk(sent, '', ['u', 'd']).text).toBe('');
  expect(walk(sent, '', ['u', 'typed', 'u', 'd', 'd'])).toMatchObject({ text: 'typed', unsent: ['typed'] });
});

test('the newest prompt still in the field is not met a second time', () => {
  expect(walk(sent, 'three', ['u'])).toMatchObject({ text: 'two', place: '2 of 3', unsent: [] });
});

test('after a reload the way back is still there', () => {
  const before = walk(sent, 'new', ['u', 'u']);
  expect(walk(sent, before.text, ['d', 'd'], before.unsent).text).toBe('new');
});

test('an edit on the way is kept, and so is what stood there before it', () => {
  const edited = walk(sent, 'new', ['u', 'u', 'two, edited', 'u']);
  expect(edited).toEqual({ text: 'three', unsent: ['two, edited', 'new'], place: '1 of 3' });
  expect(walk(sent, edited.text, ['d', 'd'], edited.unsent)).toMatchObject({
    text: 'new',
    place: 'not sent yet, 2 of 2',
  });
});

test('what was sent since is no longer unsent', () => {
  expect(stepFrom('new', 1, ['new'], ['new', ...sent])).toEqual({ text: 'three', unsent: [], place: '2 of 4' });
});

test('without earlier prompts nothing happens but a word', () => {
  expect(stepFrom('new', 1, [], [])).toEqual({ text: 'new', unsent: ['new'], place: 'no earlier prompts' });
});

test('whatever is pressed and typed, no text is lost and each place is met', () => {
  const words = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
  const press = fc.oneof(fc.constantFrom('u', 'd'), words);
  fc.assert(
    fc.property(
      fc.uniqueArray(words),
      fc.string({ minLength: 6 }),
      fc.array(press, { maxLength: 25 }),
      (past, start, presses) => {
        fc.pre(start.trim() !== '');
        const end = walk(past, start, ['u', ...presses]);
        const back = walk(
          past,
          end.text,
          Array.from({ length: 30 }, () => 'd'),
          end.unsent,
        );
        const seen = new Set([back.text]);
        let at = back;
        for (let up = 0; up < 30; up++) {
          at = stepFrom(at.text, 1, at.unsent, past);
          seen.add(at.text);
        }
        for (const text of [start, ...past]) expect(seen).toContain(text);
      },
    ),
  );
});
