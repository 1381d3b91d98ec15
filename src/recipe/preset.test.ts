import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankDraft, type Draft } from './draft.ts';
import { applyPreset, type PresetPart, partInWords, partsOf, partsSet, presetOf, presetPartNames } from './preset.ts';

const draft = (changes: Partial<Draft> = {}): Draft => ({ ...blankDraft, prompt: 'a fox', ...changes });

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  model: fc.string({ maxLength: 200 }),
  prompt: fc.string({ maxLength: 300 }),
  negativePrompt: fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 }),
  guidanceScale: fc.string({ maxLength: 10 }),
  steps: fc.string({ maxLength: 10 }),
  width: fc.string({ maxLength: 10 }),
  height: fc.string({ maxLength: 10 }),
  scheduler: fc.string({ maxLength: 60 }),
  seed: fc.string({ maxLength: 12 }),
  seedLocked: fc.boolean(),
  images: fc.string({ maxLength: 4 }),
  useCache: fc.boolean(),
  waitForModel: fc.boolean(),
  provider: fc.string({ maxLength: 20 }),
  parent: fc.string({ maxLength: 20 }),
  variants: fc.constant(blankDraft.variants),
});

const anyParts = fc.subarray(presetPartNames).map((parts): ReadonlySet<PresetPart> => new Set(parts));

test('what a preset has comes into the form as it was typed, and everything else stays', () => {
  fc.assert(
    fc.property(anyDraft, anyDraft, anyParts, (form, saved, parts) => {
      const plain = { ...saved, prompt: saved.prompt.replaceAll('{prompt}', '') };
      const preset = presetOf(plain, parts);
      const used = applyPreset(form, preset);
      expect(presetOf(used, parts)).toEqual(preset);
      const others = new Set(presetPartNames.filter((part) => !parts.has(part)));
      expect(presetOf(used, others)).toEqual(presetOf(form, others));
      expect(used.parent).toBe(form.parent);
      expect(partsOf(preset)).toEqual(presetPartNames.filter((part) => parts.has(part)));
    }),
  );
});

test('using a preset twice changes nothing more', () => {
  const template = fc
    .tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }))
    .map((ends) => ends.join('{prompt}'));
  fc.assert(
    fc.property(anyDraft, anyDraft, anyParts, fc.option(template), (form, saved, parts, prompt) => {
      const preset = presetOf({ ...saved, prompt: prompt ?? saved.prompt.replaceAll('{prompt}', '') }, parts);
      fc.pre(form.prompt.trim() !== '');
      const once = applyPreset(form, preset);
      expect(applyPreset(once, preset)).toEqual(once);
    }),
  );
});

test.each([
  ['a fox', '{prompt}, film grain', 'a fox, film grain'],
  ['a fox', 'photo of {prompt}, film grain', 'photo of a fox, film grain'],
  ['a fox', '{prompt} and {prompt}', 'a fox and a fox'],
  ['a fox', 'an owl', 'an owl'],
  ['a fox', '', ''],
  ['a fox', '{prompt}', 'a fox'],
  ['cost: $& and $1', 'so: {prompt}', 'so: cost: $& and $1'],
  ['{a|b}', '{prompt}, {c|d}', '{a|b}, {c|d}'],
  ['', '{prompt}, film grain', 'film grain'],
  ['a fox, film grain', '{prompt}, film grain', 'a fox, film grain'],
])('with %j in the form, %j gives %j', (form, preset, prompt) => {
  expect(applyPreset(draft({ prompt: form }), { prompt: preset }).prompt).toBe(prompt);
});

test('an empty value is a value: it clears the field', () => {
  const form = draft({ steps: '28', negativePrompt: ['blur'], seed: '7', seedLocked: true });
  expect(applyPreset(form, { steps: '', negativePrompt: [], seed: '', seedLocked: false })).toEqual(draft());
});

test('only what somebody set is ticked at first', () => {
  expect(partsSet(blankDraft)).toEqual(['model']);
  expect(partsSet(draft({ steps: '28', seed: '7', width: '512' }))).toEqual(['model', 'prompt', 'size', 'steps']);
  expect(partsSet(draft({ seed: '7', seedLocked: true, useCache: false, negativePrompt: ['blur'] }))).toEqual([
    'model',
    'prompt',
    'negativePrompt',
    'seed',
    'useCache',
  ]);
});

test.each<[PresetPart, Partial<Draft>, string]>([
  ['size', { width: '512', height: '768' }, '512 × 768'],
  ['size', {}, 'unset'],
  ['seed', { seed: '7', seedLocked: true }, '7, locked'],
  ['seed', { seed: '7' }, 'a new one for every picture'],
  ['useCache', {}, 'on'],
  ['waitForModel', {}, 'off'],
  ['negativePrompt', { negativePrompt: ['blur', 'text'] }, 'blur, text'],
  ['steps', {}, 'unset'],
])('%s is said in words: %j', (part, changes, words) => {
  expect(partInWords(part, draft(changes))).toBe(words);
});
