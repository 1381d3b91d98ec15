import { expect, test } from 'vitest';
import { listPresets, mergePresets } from './preset-rows.ts';

const own = [
  { id: 'a', name: 'Film 10', fields: { prompt: '{prompt}, 35mm' }, changedAt: 1 },
  { id: 'b', name: 'Film 9', fields: { steps: '4', model: 'owner/Turbo' }, changedAt: 3 },
  { id: 'c', name: 'ink', fields: { prompt: 'sumi-e' }, changedAt: 2 },
];

const names = (search: string, order: 'name' | 'newest' = 'name') =>
  listPresets(own, search, order).map(({ name }) => name);

test('presets are listed by name as people count, or the newest first', () => {
  expect(names('')).toEqual(['Film 9', 'Film 10', 'ink']);
  expect(names('', 'newest')).toEqual(['Film 9', 'ink', 'Film 10']);
});

test('every word of a search must occur, in the name or in what is held', () => {
  expect(names('film')).toEqual(['Film 9', 'Film 10']);
  expect(names(' 35MM film ')).toEqual(['Film 10']);
  expect(names('turbo')).toEqual(['Film 9']);
  expect(names('film sumi')).toEqual([]);
});

const incoming = [
  { name: 'FILM 9', fields: { steps: '8' } },
  { name: 'Film 9 2', fields: { steps: '2' } },
  { name: 'New', fields: { steps: '1' } },
];

test('a preset of a name one has replaces it, keeping its id', () => {
  const rows = mergePresets(own, incoming, 'replace', 9);
  expect(rows[0]).toEqual({ id: 'b', name: 'FILM 9', fields: { steps: '8' }, changedAt: 9 });
  expect(rows.map(({ name }) => name)).toEqual(['FILM 9', 'Film 9 2', 'New']);
});

test('or it stays out', () => {
  expect(mergePresets(own, incoming, 'skip').map(({ name }) => name)).toEqual(['Film 9 2', 'New']);
});

test('or it gets a number that nobody else has', () => {
  const rows = mergePresets(own, incoming, 'both');
  expect(rows.map(({ name }) => name)).toEqual(['FILM 9 3', 'Film 9 2', 'New']);
  expect(new Set([...own, ...rows].map(({ id }) => id)).size).toBe(6);
});

test('a name as long as it may be makes room for the number', () => {
  const name = 'x'.repeat(80);
  const [row] = mergePresets([{ id: 'a', name, fields: {}, changedAt: 0 }], [{ name, fields: {} }], 'both');
  expect(row?.name).toBe(`${'x'.repeat(78)} 2`);
});
