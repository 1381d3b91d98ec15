import type { Picture } from '#library/rows.ts';

/** A picture's row as a server of one's own leaves it, for tests of what is done with it. */
export function aPicture(id: string, more: Partial<Picture> = {}): Picture {
  return {
    recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: 7 },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
    id,
    createdAt: 1000,
    type: 'image/png',
    bytes: 6,
    tookMs: 2000,
    attempts: 1,
    notes: {},
    ...more,
  };
}
