// The model pages of huggingface.co as PROTOCOL §6 has them: a search, and who serves one model.
import type { Handler } from './http-server.ts';

const live = { status: 'live', task: 'text-to-image' };

/** What the played Hub has, what trends first. */
const catalogue = [
  {
    id: 'black-forest-labs/FLUX.1-dev',
    likes: 12_345,
    downloads: 1_234_567,
    gated: 'auto',
    tags: ['diffusers', 'license:other'],
    inference: 'warm',
    inferenceProviderMapping: {
      'fal-ai': { providerId: 'fal-ai/flux/dev', ...live },
      replicate: { providerId: 'black-forest-labs/flux-dev', ...live },
      'hf-inference': { providerId: 'black-forest-labs/FLUX.1-dev', ...live },
      nebius: { providerId: 'black-forest-labs/flux-dev', ...live },
      together: { providerId: 'black-forest-labs/FLUX.1-dev', status: 'staging', task: 'text-to-image' },
    },
  },
  {
    id: 'Qwen/Qwen-Image',
    likes: 2200,
    downloads: 210_345,
    gated: false,
    tags: ['license:apache-2.0'],
    inferenceProviderMapping: [{ provider: 'fal-ai', providerId: 'fal-ai/qwen-image', ...live }],
  },
  {
    id: 'someone/flux-at-home',
    likes: 3,
    downloads: 12,
    gated: 'manual',
    tags: ['license:mit'],
    inferenceProviderMapping: {},
  },
];

/** Plays the Hub. A model that it does not have is a 401 for somebody without a token. */
export const hubSearch: Handler = async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  if (request.headers.has('authorization')) return Response.json({ error: 'No token was due.' }, { status: 400 });
  if (pathname === '/api/models') {
    const words = searchParams.get('search')?.toLowerCase() ?? '';
    const onlyServed = searchParams.get('inference_provider') === 'all';
    return Response.json(
      catalogue.filter(
        ({ id, inferenceProviderMapping: mapping }) =>
          id.toLowerCase().includes(words) && (!onlyServed || Object.keys(mapping).length > 0),
      ),
    );
  }
  const model = catalogue.find(({ id }) => pathname === `/api/models/${id}`);
  if (model) return Response.json(model);
  return Response.json(
    { error: 'Invalid username or password.' },
    { status: 401, headers: { 'x-error-code': 'RepoNotFound' } },
  );
};
