import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canary } from '../canary.ts';
import { expect } from '../fixtures.ts';
import { launch } from '../killable.ts';
import type { ScriptedApi } from '../server/scripted-api.ts';

/** How long after forgetting the browser is killed, in milliseconds. Web storage is written late (TRUST 8). */
export const momentsMs = [500, 3000, 1000, 7000, 700, 1500, 2000, 2500, 4000, 5000, 6000, 800];

export type Forgotten = {
  kills: number;
  /** Times the token was in web storage again after the kill, before the app ran. */
  cameBack: number;
  /** Requests the endpoint had after the kills, and those of them with credentials. */
  sent: number;
  sentWithToken: number;
  browser: string;
};

/** Forgets a token and kills the browser, each time on a profile of its own; then opens the app and sends a request. */
export async function forgetRounds(
  api: ScriptedApi,
  baseURL: string | undefined,
  moments: readonly number[],
): Promise<Forgotten> {
  const tally = { kills: 0, cameBack: 0, sent: 0, sentWithToken: 0, browser: '' };
  for (const ms of moments) {
    const profile = await mkdtemp(path.join(tmpdir(), 'proofsheet-forgotten-'));
    // Closed in peace, so that endpoint and token are on disk: what is tried is whether the removal outlives the kill.
    const first = await launch(profile, baseURL);
    await first.app.openWith(api, { token: canary });
    tally.browser = first.context.browser()?.version() ?? '';
    await first.context.close();

    const { app, page, kill } = await launch(profile, baseURL);
    await app.open();
    await page.getByRole('button', { name: /^Endpoint:/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Endpoints' });
    await dialog.getByRole('button', { name: 'Edit Test server' }).click();
    await dialog.getByRole('button', { name: 'Forget token' }).click();
    await expect(dialog).toContainText('The token is forgotten.');
    // The moment of the kill is what is tried here: there is nothing to wait for.
    await new Promise((resolve) => setTimeout(resolve, ms));
    await kill();
    tally.kills++;

    const again = await launch(profile, baseURL);
    const kept = () => again.page.evaluate(() => localStorage.getItem('proofsheet.tokens') ?? '');
    // Any file of the page's origin reaches its storage; none of the app runs there.
    await again.page.goto('/icon.svg');
    if ((await kept()).includes(canary)) tally.cameBack++;
    await again.app.open();
    const before = api.calls().length;
    await again.app.generate({ Prompt: 'A lighthouse in a storm at night' });
    await expect(again.app.pictures).toHaveCount(1);
    const calls = api.calls().slice(before);
    tally.sent += calls.length;
    tally.sentWithToken += calls.filter(({ headers }) => 'authorization' in headers).length;
    await expect.poll(kept).not.toContain(canary);
    await again.context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return tally;
}

/** The endpoint was asked after every kill, and never with the token. */
export function expectForgotten({ kills, sent, sentWithToken }: Forgotten): void {
  expect({ sent, sentWithToken }).toEqual({ sent: kills, sentWithToken: 0 });
}
