import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

/** What is written into pictures that leave the page, by the names people choose it by. */
export const metadataChoices = {
  a1111: { name: 'Proofsheet + A1111', hint: 'The whole recipe, and the text most other tools read.' },
  comfyui: {
    name: 'ComfyUI-friendly',
    hint: 'The same, with the text as ComfyUI’s reader wants it. It also needs the steps to be set.',
  },
  none: { name: 'None', hint: 'No parameters in the file, nobody’s. The pixels stay as they are.' },
  original: { name: 'As it arrived', hint: 'The server’s file, byte for byte.' },
} as const;

export type Metadata = keyof typeof metadataChoices;

export const defaultPattern = '{prompt}-{seed}';

const settingsSchema = z.object({
  metadata: z.enum(['a1111', 'comfyui', 'none', 'original']),
  pattern: z.string().check(z.maxLength(200)),
});

export type ExportSettings = z.output<typeof settingsSchema>;

/** How pictures leave the page, by Download, drag, copy and export alike. */
export const exportSettings = persisted<ExportSettings>('proofsheet.export', settingsSchema, {
  metadata: 'a1111',
  pattern: defaultPattern,
});
