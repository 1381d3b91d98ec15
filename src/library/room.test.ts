import { expect, test } from 'vitest';
import { roomOf } from './room.ts';

test.each([
  [{}, 'ample'],
  [{ usage: 0, quota: 0 }, 'ample'],
  [{ usage: 80, quota: 100 }, 'ample'],
  [{ usage: 81, quota: 100 }, 'filling'],
  [{ usage: 95, quota: 100 }, 'filling'],
  [{ usage: 96, quota: 100 }, 'full'],
])('%o is %s', (estimate, room) => {
  expect(roomOf(estimate)).toBe(room);
});
