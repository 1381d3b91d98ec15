import { afterEach, beforeEach, expect, vi } from 'vitest';

// A test that makes the code complain has not passed (after epic-stack's set-up).
beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  const complaints = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(complaints).toEqual([]);
});
