import { fields, maxPictures } from '#recipe/fields.ts';
import { parseTemplate } from './parse-template.ts';
import type { Sequence } from './template.ts';
import { TemplateError } from './template-error.ts';
import { randomWay, wayTo } from './ways.ts';
import { type Piece, textOf, writePrompt } from './write-prompt.ts';

/** How many prompts are written of a template that has too many: enough to show what they are like. */
const glance = 50;

/** What a prompt stands for when it is read as a template. */
export type Reading = {
  /** Different prompts; above `maxPictures` as they are counted without writing them, up to Infinity. */
  count: number;
  /** Whether it is no template: it stands for itself, to the byte. */
  isPlain: boolean;
  /** All prompts in order, or the first 50 where there are more than `maxPictures`. */
  prompts: readonly (readonly Piece[])[];
  /** One of them, chosen by numbers in 0 … 1 (1 excluded). */
  draw: (chance: () => number) => string;
};

let last: { text: string; reading: Reading | TemplateError } | undefined;

/** Reads a prompt as a template, or tells what is wrong with it. The last answer is kept: several places ask for it. */
export function readTemplate(text: string): Reading | TemplateError {
  if (last?.text !== text) last = { text, reading: read(text) };
  return last.reading;
}

/**
 * How many different prompts a template stands for; a count above 1,000 is not exact. Takes no time worth telling,
 * however many they are.
 *
 * @throws TemplateError where it is no template that could be sent
 */
export function countPrompts(template: string): number {
  return readOrThrow(template).count;
}

/**
 * Every prompt of a template, in the order of dynamic-prompts' combinatorial mode.
 *
 * @throws TemplateError where it is no template that could be sent, or stands for more than `maxPictures`
 */
export function expandPrompt(template: string): readonly string[] {
  const { count, prompts } = readOrThrow(template);
  if (count <= maxPictures) return prompts.map(textOf);
  throw new TemplateError(
    0,
    `The prompt has ${inWords(count)} variants, and at most ${inWords(maxPictures)} are made.`,
  );
}

/** A count for people: "1,280"; from where it is no longer exact "more than 9,000,000,000,000,000". */
export function inWords(count: number): string {
  const exactUntil = 9e15;
  const words = new Intl.NumberFormat('en').format(Math.min(count, exactUntil));
  return count > exactUntil ? `more than ${words}` : words;
}

function readOrThrow(template: string): Reading {
  const reading = readTemplate(template);
  if (reading instanceof TemplateError) throw reading;
  return reading;
}

function read(text: string): Reading | TemplateError {
  try {
    const template = parseTemplate(text);
    if (template.parts.every((part) => typeof part === 'string') && template.parts.join('') === text)
      return plain(text);
    return mistakeIn(template) ?? readingOf(template);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

function plain(text: string): Reading {
  return { count: 1, isPlain: true, prompts: [[{ text, varies: false }]], draw: () => text };
}

function mistakeIn({ size }: Sequence): TemplateError | undefined {
  const { maxLength } = fields.prompt;
  if (size.canBeBlank && size.count === 1)
    return new TemplateError(0, 'Only comments are left: write what the picture should show.');
  if (size.canBeBlank)
    return new TemplateError(
      0,
      'One of the variants is empty. Write something outside the braces, or in every option.',
    );
  if (size.longest <= maxLength) return undefined;
  return new TemplateError(
    0,
    `The longest variant has ${inWords(size.longest)} characters, and a prompt has at most ${inWords(maxLength)}.`,
  );
}

function readingOf(template: Sequence): Reading {
  const { count } = template.size;
  const written = Array.from({ length: count > maxPictures ? glance : count }, (_, nth) =>
    writePrompt(template, wayTo(nth)),
  );
  const seen = new Set<string>();
  const prompts = written.filter((pieces) => {
    const text = textOf(pieces);
    return !seen.has(text) && seen.add(text);
  });
  return {
    count: count > maxPictures ? count : prompts.length,
    isPlain: false,
    prompts,
    draw: (chance) => textOf(writePrompt(template, randomWay(chance))),
  };
}
