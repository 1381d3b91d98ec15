import * as z from 'zod/mini';
import type { Read } from '#inference/follow.ts';
import { failed } from './dialect.ts';

/** `{data: [{b64_json | url}]}`: how OpenAI answered first, and others since. */
export const readImages: Read = (answer) => {
  const { id, data } = imagesSchema.parse(answer);
  const [image] = data;
  const notes = id === undefined ? {} : { notes: { requestId: id } };
  if (image?.b64_json) return { kind: 'decode', base64: image.b64_json, ...notes };
  if (image?.url) return { kind: 'collect', url: image.url, ...notes };
  throw failed(undefined, 'The answer’s list of pictures is empty.');
};

const imagesSchema = z.object({
  id: z.optional(z.string()),
  data: z.array(z.object({ b64_json: z.optional(z.nullable(z.string())), url: z.optional(z.nullable(z.string())) })),
});
