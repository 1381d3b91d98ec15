import { describe, expect, it } from 'vitest';
import { readPrompt } from './reading.ts';
import { vocabulary } from './vocabulary.ts';

const elementsOf = (prompt: string, negative: readonly string[] = []) => [
  ...readPrompt(prompt, negative).elements.keys(),
];

describe('the vocabulary', () => {
  const words = vocabulary.flatMap((term) => [...term.words]);

  it('has at least sixty words, each once', () => {
    expect(words.length).toBeGreaterThanOrEqual(60);
    expect(new Set(words).size).toBe(words.length);
  });

  it('is written the way prompts are read: small letters and single spaces', () => {
    for (const word of words) expect(word).toMatch(/^[a-z]+( [a-z]+)*$/);
  });
});

describe('readPrompt', () => {
  it('finds scene, time and elements', () => {
    const reading = readPrompt('Astronaut riding a horse across a salt flat, low sun, 35mm', []);
    expect(reading.scene).toBe('salt flat');
    expect(reading.time).toBe('golden hour');
    expect([...reading.elements.keys()]).toEqual(expect.arrayContaining(['astronaut', 'horse', 'sun']));
  });

  it('knows simple plurals', () => {
    expect(readPrompt('Peaks and CITIES', []).scene).toBe('mountains');
    expect(readPrompt('cities', []).scene).toBe('city');
    expect(elementsOf('foxes and lighthouses')).toEqual(expect.arrayContaining(['fox', 'lighthouse']));
  });

  it('takes the longest of overlapping terms', () => {
    const reading = readPrompt('golden hour', []);
    expect(reading.time).toBe('golden hour');
    expect(reading.palette).toEqual([]);
  });

  it('gives a colour to the thing right behind it, and otherwise to the picture', () => {
    expect(readPrompt('a red balloon', []).elements.get('balloon')).toBe('red');
    expect(readPrompt('a red balloon', []).palette).toEqual([]);
    expect(readPrompt('a balloon, red and teal', []).palette).toEqual(['red', 'teal']);
    expect(readPrompt('a sepia balloon', []).palette).toEqual(['sepia']);
  });

  it('sends things home when no scene is named', () => {
    expect(readPrompt('a lighthouse', []).scene).toBe('sea');
    expect(readPrompt('a cactus', []).scene).toBe('desert');
    expect(readPrompt('at dusk', []).scene).toBe('mountains');
  });

  it('calls a prompt without a known word abstract', () => {
    expect(readPrompt('qwzx blorp', []).scene).toBe('abstract');
  });

  it('adds what goes without saying: a moon at night, rain in a storm', () => {
    expect(elementsOf('sea at night')).toEqual(expect.arrayContaining(['moon', 'stars']));
    expect(readPrompt('storm', []).weather.has('rain')).toBe(true);
  });

  it('keeps the night when the moon is taken away', () => {
    expect(readPrompt('moon over hills', ['moon']).time).toBe('night');
  });

  it('takes away what the negative prompt names, in one item or several', () => {
    expect(elementsOf('sea with a boat and birds', ['boats', 'bird'])).toEqual(['sun']);
    expect(elementsOf('sea with a boat and birds', ['boat, birds, sun'])).toEqual([]);
    expect(readPrompt('storm', ['rain']).weather.has('rain')).toBe(false);
  });
});
