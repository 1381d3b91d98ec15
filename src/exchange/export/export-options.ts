import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

/** What pictures can leave as. */
export const exportKinds = {
  pictures: { name: 'Picture files', hint: 'Each picture as its own file' },
  sheet: { name: 'Contact sheet', hint: 'One labelled PNG' },
  pdf: { name: 'PDF', hint: 'Pages to print' },
  page: { name: 'Web page', hint: 'One file, pictures inside' },
  client: { name: 'Client page', hint: 'With links that open each recipe' },
} as const;

const optionsSchema = z.object({
  kind: z.enum(['pictures', 'sheet', 'pdf', 'page', 'client']),
  zip: z.boolean(),
  table: z.boolean(),
  title: z.string().check(z.maxLength(200)),
  columns: z.int().check(z.gte(1), z.lte(8)),
  cell: z.enum(['small', 'medium', 'large']),
  background: z.enum(['light', 'dark']),
  paper: z.enum(['a4', 'letter']),
  landscape: z.boolean(),
  fields: z.array(
    z.enum(['frame', 'prompt', 'seed', 'model', 'size', 'steps', 'guidance', 'scheduler', 'endpoint', 'made']),
  ),
});

export type ExportOptions = z.output<typeof optionsSchema>;

/** Width of one picture on a contact sheet, in pixels. */
export const cellSizes = {
  small: { name: 'Small', width: 240 },
  medium: { name: 'Medium', width: 420 },
  large: { name: 'Large', width: 800 },
} as const;

/** The choices of the export dialog, as they were left. */
export const exportOptions = persisted<ExportOptions>('proofsheet.export-options', optionsSchema, {
  kind: 'pictures',
  zip: true,
  table: false,
  title: '',
  columns: 3,
  cell: 'medium',
  background: 'light',
  paper: 'a4',
  landscape: false,
  fields: ['frame', 'prompt', 'seed', 'model'],
});
