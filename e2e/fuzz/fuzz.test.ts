// What strangers write, damaged in a thousand ways: `npm run fuzz` tries 5,000 of each. FUZZ=… and SEED=… say how many
// and which; the same seed gives the same cases.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { printTable } from '../bench/report.ts';
import { chanceFrom } from '../chance.ts';
import { cpuTime } from '../cpu-time.ts';
import { answers } from './answers.ts';
import { archives, pictureFiles, texts } from './files.ts';
import { links } from './links.ts';

const cases = Number(process.env.FUZZ ?? 100);
const seed = Number(process.env.SEED ?? 2026);

/** Longer than this is a hang, in milliseconds of the processor (TRUST E). */
const hangMs = 50;

const kinds = [await links(), ...texts, ...pictureFiles, ...(await archives()), ...answers()];
const rows: string[][] = [['kind', 'cases', 'refused', 'accepted', 'max ms', 'hangs', 'uncaught']];

// Waits between polls pass at once.
beforeAll(() => {
  const { setTimeout } = globalThis;
  vi.stubGlobal('setTimeout', (run: () => void) => setTimeout(run, 0));
});
afterAll(() => {
  vi.unstubAllGlobals();
  printTable(`Fuzz: seed ${seed}, Node ${process.version}, ${new Date().toISOString()}`, rows);
});

test.each(kinds)('$name', { timeout: 600_000 }, async ({ name, draw }) => {
  const verdicts = { accepted: 0, refused: 0 };
  const hangs: number[] = [];
  const uncaught: string[] = [];
  let slowest = 0;
  for (let number = 0; number < cases; number++) {
    // Each case has a chance of its own, so that one can be tried alone.
    const run = draw(chanceFrom(seed * 1_000_003 + number));
    try {
      const start = performance.now();
      verdicts[await run()] += 1;
      const took = performance.now() - start;
      // A machine that is busy with something else has not met a slow input.
      const ms = took < hangMs / 2 ? took : await cpuTime(run);
      slowest = Math.max(slowest, ms);
      if (ms > hangMs) hangs.push(number);
    } catch (error) {
      uncaught.push(`case ${number}: ${error}`);
    }
  }
  const { accepted, refused } = verdicts;
  rows.push([name, cases, refused, accepted, slowest.toFixed(1), hangs.length, uncaught.length].map(String));
  expect(uncaught).toEqual([]);
  expect(hangs).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  // The damage was neither nothing nor everything.
  expect(accepted).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
