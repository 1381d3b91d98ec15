import { printFigures } from '../figures.ts';
import { expect, test } from '../fixtures.ts';
import { expectForgotten, forgetRounds, momentsMs } from './forget-rounds.ts';
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
  printFigures(`Kills, seed ${seed}`, tally.browser, {
    kills: tally.kills,
    'in the middle of a run': tally.midRun,
    'pictures shown as saved': tally.shown,
    'of those found byte for byte': tally.found,
    'kept in all': tally.kept,
    torn: tally.torn.length,
    megabytes: Math.round(tally.megabytes),
  });
  expectNothingLost(tally);
});

test('a token that was forgotten is not sent, though a killed browser brings it back', async ({ api, baseURL }) => {
  test.setTimeout(momentsMs.length * 120_000);
  const tally = await forgetRounds(api, baseURL, momentsMs);
  printFigures('Forgotten tokens', tally.browser, {
    'kills, 0.5–7 s after forgetting': tally.kills,
    'back in web storage after the kill': tally.cameBack,
    'requests sent since': tally.sent,
    'of those with the token': tally.sentWithToken,
  });
  expectForgotten(tally);
  // Else nothing was tried.
  expect(tally.cameBack).toBeGreaterThan(0);
});
