import { test as base } from './fixtures.ts';
import { startWorld, type World } from './server/world.ts';

/**
 * Tests that need the outside world: `world.host('huggingface.co', handler)` puts a host there, played on this machine
 * with real TLS. Only hosts that were put there may be asked; nothing leaves this machine.
 */
export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first parameter
  world: async ({}, use) => {
    const world = await startWorld();
    await use(world);
    await world.close();
  },
  proxy: async ({ world }, use) => use({ server: world.proxy, bypass: '127.0.0.1,localhost' }),
  ignoreHTTPSErrors: true,
  knownHosts: async ({ world }, use) => use(world.hosts),
});
