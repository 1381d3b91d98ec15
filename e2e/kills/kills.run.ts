import { expect, test } from '@playwright/test';
import { expectNothingLost, killRounds, type Tally } from './kill-rounds.ts';

const kills = Number(process.env.KILLS ?? 100);
const seed = process.env.KILLS_SEED ?? 'proofsheet';

const onKill = ({ kills, shown, found, torn }: Tally) =>
  console.log(`${kills} kills: ${shown} shown as saved, ${found} found, ${torn.length} torn`);

test('every picture that was shown as saved outlives a killed browser, byte for byte', async ({
  baseURL,
}, testInfo) => {
  test.setTimeout(60_000 + kills * 60_000);
  const tally = await killRounds({ profile: testInfo.outputPath('profile'), baseURL, kills, seed, onKill });
  const rows = {
    kills: tally.kills,
    'shown as saved': tally.shown,
    'of those found': tally.found,
    torn: tally.torn.length,
    'kept in all': tally.kept,
    megabytes: Math.round(tally.megabytes),
    browser: tally.browser,
    seed,
    date: new Date().toISOString().slice(0, 10),
  };
  console.log(`\n| measure | value |\n|---|--:|`);
  for (const [name, value] of Object.entries(rows)) console.log(`| ${name} | ${value} |`);
  expectNothingLost(tally);
  expect(tally.shown).toBeGreaterThan(0);
});
