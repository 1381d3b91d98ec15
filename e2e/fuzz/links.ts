import { deflateRawSync } from 'node:zlib';
import { readLink, writeLink } from '#recipe/permalink.ts';
import { readSweep, writeSweepLink } from '#recipe/sweep/sweep-link.ts';
import { kind } from './kind.ts';
import { mutatedText } from './mutate.ts';

const recipe = {
  model: 'black-forest-labs/FLUX.1-dev',
  prompt: 'A fox, 35mm & "grain" = 50 % + more. 宇宙飛行士',
  negativePrompt: ['blurry', 'text, logo'],
  guidanceScale: 3.5,
  steps: 28,
  width: 1024,
  height: 768,
  scheduler: 'EulerDiscreteScheduler',
  seed: 7,
};

/** Links of recipes and of sheets, readable and packed. */
export async function links() {
  const sheet = await writeSweepLink({
    base: recipe,
    options: { useCache: true, waitForModel: false },
    endpoint: 'own',
    images: 2,
    axes: [
      { parts: [{ field: 'guidanceScale', values: '3-9 (+2)' }] },
      { parts: [{ field: 'prompt', values: '"fox", "wolf"' }] },
    ],
  });
  const readable = [await writeLink(recipe), await writeLink({ prompt: 'a fox' }), sheet.link ?? ''];
  const packed = await writeLink({ ...recipe, prompt: '宇宙飛行士が馬に乗る、'.repeat(12) });
  return kind(
    'links',
    (chance) => {
      const text = mutatedText([...readable, packed], chance);
      return chance(2) === 0 ? text : `z1.${deflateRawSync(text).toString('base64url')}`;
    },
    async (link) => {
      const reading = await readLink(link);
      const sweep = reading?.sweep && readSweep(reading.sweep);
      return reading && (sweep || Object.keys(reading.recipe).length > 0) ? 'accepted' : 'refused';
    },
  );
}
