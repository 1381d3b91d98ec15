import type { SpokenProvider } from '#inference/hub-mapping.ts';
import { type Recording, readRecordings } from './recordings.ts';

/** Where the recorded answers of a provider came from. */
const places: Record<string, SpokenProvider> = {
  'fal.run': 'fal-ai',
  'router.huggingface.co/fal-ai': 'fal-ai',
  'api.replicate.com': 'replicate',
  'api.together.xyz': 'together',
  'router.huggingface.co/together': 'together',
  // Gone from the router, but its errors have a shape that others answer too.
  'api.hyperbolic.xyz': 'deepinfra',
};

/** What inference providers really answered: pictures, errors, and the downloads of pictures. All empty without the folder. */
export function readRecordedProviders() {
  const recordings = readRecordings();
  return {
    successes: recordings.filter(
      (each) => /^t2i-(router-)?provider$/.test(each.category) && each.body && !isGone(each) && providerOf(each),
    ),
    errors: recordings.filter(({ category }) => category === 'err-provider'),
    downloads: recordings.filter(({ category, body }) => category === 'image-fetch' && body),
  };
}

/** The provider whose dialect a recording is in. */
export function providerOf({ request: { url } }: Recording): SpokenProvider | undefined {
  return Object.entries(places).find(([place]) => url.startsWith(`https://${place}/`))?.[1];
}

/** A success of a provider that nobody can order from any more proves nothing. */
function isGone({ request: { url } }: Recording): boolean {
  return url.startsWith('https://api.hyperbolic.xyz/');
}

/** What an error says, as its own body has it. */
export function wordsOf({ body }: Recording): string {
  const { detail, error } = JSON.parse(body?.toString() ?? '');
  const words: string = typeof detail === 'string' ? detail : (detail?.[0].msg ?? error.message);
  return words.trim().slice(0, 300);
}

/** The recorded download of an address, if there is one. */
export function downloadOf(downloads: readonly Recording[], { pathname }: URL): Recording | undefined {
  return downloads.find(({ request: { url } }) => new URL(url).pathname === pathname);
}
