import { printTable } from '../bench/report.ts';
import { expect, test } from '../fixtures.ts';
import { expectForgotten, forgetRounds, momentsMs } from './forget-rounds.ts';
import { expectNothingLost, killRounds, type Tally } from './kill-rounds.ts';

const kills = Number(process.env.KILLS ?? 100);
const seed = process.env.KILLS_SEED ?? 'proofsheet';

/** With what was measured, and when. */
const chromium = (browser: string) => `Chromium ${browser}, ${new Date().toISOString()}`;

const onKill = ({ kills, shown, found, torn }: Tally) =>
  console.log(`${kills} kills: ${shown} shown as saved, ${found} found, ${torn.length} torn`);

test('every picture that was shown as saved outlives a killed browser, byte for byte', async ({
  baseURL,
}, testInfo) => {
  test.setTimeout(60_000 + kills * 60_000);
  const tally = await killRounds({ profile: testInfo.outputPath('profile'), baseURL, kills, seed, onKill });
  printTable(`Kills: seed ${seed}, ${chromium(tally.browser)}`, [
    ['what', 'count'],
    ['kills', String(tally.kills)],
    ['  in the middle of a run', String(tally.midRun)],
    ['pictures shown as saved', String(tally.shown)],
    ['  found byte for byte', String(tally.found)],
    ['kept in all', String(tally.kept)],
    ['torn', String(tally.torn.length)],
    ['megabytes', tally.megabytes.toFixed(0)],
  ]);
  expectNothingLost(tally);
});

test('a token that was forgotten is not sent, though a killed browser brings it back', async ({ api, baseURL }) => {
  test.setTimeout(momentsMs.length * 120_000);
  const { kills, cameBack, sent, sentWithToken, browser } = await forgetRounds(api, baseURL, momentsMs);
  printTable(`Forgotten tokens: ${chromium(browser)}`, [
    ['what', 'count'],
    ['kills, 0.5–7 s after forgetting', String(kills)],
    ['back in web storage after the kill', String(cameBack)],
    ['requests to its endpoint since', String(sent)],
    ['with the token', String(sentWithToken)],
  ]);
  expectForgotten({ kills, cameBack, sent, sentWithToken, browser });
  // Else nothing was tried.
  expect(cameBack).toBeGreaterThan(0);
});
