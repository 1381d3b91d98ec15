import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../../e2e/memory-storage.ts';

const hourMs = 3600_000;
const noon = Date.UTC(2026, 10, 23, 12);

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: noon });
  vi.stubGlobal('localStorage', new MemoryStorage());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The session as a page that is opened now sees it. */
async function openPage() {
  vi.resetModules();
  return { ...(await import('./session.ts')), ...(await import('./limits.ts')) };
}

test('a session begins with the day the page was opened, also in a second tab, and lasts past midnight', async () => {
  const { sessionStart } = await openPage();
  expect(sessionStart()).toBe(noon - 12 * hourMs);
  vi.setSystemTime(noon + 5 * hourMs);
  expect((await openPage()).sessionStart()).toBe(noon - 12 * hourMs);
  vi.setSystemTime(noon + 13 * hourMs);
  expect(sessionStart()).toBe(noon - 12 * hourMs);
  expect((await openPage()).sessionStart()).toBe(noon + 12 * hourMs);
});

test('it can be begun anew by hand, for every tab', async () => {
  const { sessionStart, limits } = await openPage();
  limits.set({ ...limits.get(), sessionFrom: noon });
  expect(sessionStart()).toBe(noon);
  expect((await openPage()).sessionStart()).toBe(noon);
});

test('a beginning that lies in the future, by a clock that was wrong, is none', async () => {
  const { sessionStart, limits } = await openPage();
  limits.set({ ...limits.get(), sessionFrom: noon + hourMs });
  expect(sessionStart()).toBe(noon - 12 * hourMs);
});
