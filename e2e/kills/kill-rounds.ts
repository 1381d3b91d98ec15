import { createHash, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type Chance, createChance } from '#painter/chance.ts';
import { expect } from '../fixtures.ts';
import { readKept, watchSaved } from '../kept.ts';
import { launch } from '../killable.ts';
import { type HttpServer, startHttpServer } from '../server/http-server.ts';
import { tinyPicture } from '../server/tiny-pictures.ts';

export type Tally = {
  kills: number;
  /** Kills that came in the middle of a run: some of its pictures were ordered, and some not yet. */
  midRun: number;
  /** Pictures that the page showed as saved, by their ids. */
  shown: number;
  /** Of those, the ones that were there afterwards, byte for byte as the server had sent them. */
  found: number;
  /** All pictures that were there in the end: some were saved, and the browser killed before it could show so. */
  kept: number;
  /** Records without their bytes, bytes without a record, or bytes that nobody sent. */
  torn: string[];
  lost: string[];
  megabytes: number;
  browser: string;
};

type Rounds = {
  profile: string;
  baseURL: string | undefined;
  kills: number;
  seed: string;
  /** How it stands after each kill that was looked into. */
  onKill?: (tally: Tally) => void;
};

const picturesInRun = 20;

/** The bytes of pictures (TRUST F-21), and how long a server takes for one. */
const [smallest, largest] = [20_000, 2_000_000];
const [quickestMs, slowestMs] = [10, 150];

/** A kill comes at most so long after the picture that it waits for was asked for. */
const latestMs = 300;

/** After a kill the pictures that came before it are read; all there are every so many kills, and in the end. */
const readAllEvery = 20;

/**
 * Kills the browser over and over in the middle of a run, on one profile that grows, and looks after each kill whether
 * every picture that was shown as saved is there, byte for byte. The seed chooses the moments.
 */
export async function killRounds({ profile, baseURL, kills, seed, onKill }: Rounds): Promise<Tally> {
  const chance = createChance(seed);
  const sent = new Map<number, string>();
  const server = await startSender(chance, sent);
  const browser = await prepare(profile, baseURL, server);
  const shown = new Set<string>();
  const torn = new Set<string>();
  /** Pictures whose bytes were those that had been sent when they were last read. */
  const whole = new Set<string>();
  let newest = new Set<string>();
  let midRun = 0;
  let tally: Tally = { kills: 0, midRun, shown: 0, found: 0, kept: 0, torn: [], lost: [], megabytes: 0, browser };

  /** Compares what is there with what was shown, and what was sent. */
  async function look(page: Page, round: number): Promise<void> {
    const isAll = round % readAllEvery === 0 || round === kills;
    const unread = [...shown].filter((id) => !whole.has(id));
    const kept = await readKept(page, isAll ? undefined : [...newest, ...unread]);
    for (const each of kept.halves) torn.add(each);
    if (isAll) whole.clear();
    for (const { id, seed, sha256 } of kept.read) (sha256 === sent.get(seed) ? whole : torn).add(id);
    const there = new Set(kept.ids);
    const lost = [...shown].filter((id) => !there.has(id));
    const bytes = kept.read.reduce((sum, each) => sum + each.bytes, 0);
    tally = {
      kills: round,
      midRun,
      shown: shown.size,
      found: [...shown].filter((id) => there.has(id) && whole.has(id)).length,
      kept: there.size,
      torn: [...torn],
      lost,
      megabytes: isAll ? bytes / 1e6 : tally.megabytes,
      browser,
    };
    if (round > 0) onKill?.(tally);
  }

  try {
    for (let round = 0; round <= kills; round++) {
      const { page, app, kill } = await launch(profile, baseURL);
      const seen = await watchSaved(page, shown);
      await app.open();
      await look(page, round);
      newest = seen;
      const before = sent.size;
      const ordered = () => sent.size - before;
      if (round < kills) {
        await app.generate({ Prompt: `Round ${round + 1}`, Images: String(picturesInRun) });
        const until = Math.floor(chance.between(1, picturesInRun));
        await expect.poll(ordered, { timeout: 60_000, intervals: [5] }).toBeGreaterThanOrEqual(until);
        // The moment of the kill is what is tried here: there is nothing to wait for.
        await new Promise((resolve) => setTimeout(resolve, chance.between(0, latestMs)));
      }
      await kill();
      if (ordered() > 0 && ordered() < picturesInRun) midRun++;
    }
  } finally {
    await server.close();
  }
  return tally;
}

/** Saves the endpoint and ends in peace, since web storage is written late (TRUST 8). Resolves to the browser's version. */
async function prepare(profile: string, baseURL: string | undefined, server: HttpServer): Promise<string> {
  const { context, app } = await launch(profile, baseURL);
  await app.openWith(server);
  const version = context.browser()?.version() ?? 'unknown';
  await context.close();
  return version;
}

/** Answers with pictures of many sizes, and notes the SHA-256 of what it sends by the seed that was asked for. */
function startSender(chance: Chance, sent: Map<number, string>): Promise<HttpServer> {
  return startHttpServer(async (request) => {
    const seed = Number(/"seed":\s*(\d+)/.exec(await request.text())?.[1]);
    const size = Math.round(smallest * (largest / smallest) ** chance.next());
    // Whole to every decoder, with something behind its end that no other picture has.
    const bytes = Buffer.concat([tinyPicture(), randomBytes(size)]);
    sent.set(seed, createHash('sha256').update(bytes).digest('hex'));
    await new Promise((resolve) => setTimeout(resolve, chance.between(quickestMs, slowestMs)));
    return new Response(bytes, { headers: { 'content-type': 'image/png' } });
  });
}

/** What was shown as saved is there, byte for byte, and some of it was, and some kills came while there was more to come. */
export function expectNothingLost({ shown, found, torn, lost, midRun }: Tally): void {
  expect({ torn, lost, found }).toEqual({ torn: [], lost: [], found: shown });
  expect(shown).toBeGreaterThan(0);
  expect(midRun).toBeGreaterThan(0);
}
