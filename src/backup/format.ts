import * as z from 'zod/mini';
import { type ImageType, imageTypes } from '#inference/image-type.ts';
import { localDay } from '#lib/local-day.ts';
import { costRowSchema } from '#library/costs.ts';
import { markSchema } from '#library/marks.ts';
import { presetSchema } from '#library/presets.ts';
import { projectSchema } from '#library/projects.ts';
import { pictureSchema, runSchema } from '#library/rows.ts';
import { sheetSchema } from '#library/sweeps.ts';
import { verdictSchema } from '#library/verdicts.ts';

/**
 * A backup is a ZIP: `library.json` with every record, `index.html` that shows it all without Proofsheet, and
 * `pictures/`, each with what made it written into the file; of those whose pixels were forgotten, `previews/` has the
 * small copies. `library.json` has one record in a line, so that it is
 * written and read as a stream, and a damaged line costs one record. It comes first: a ZIP that was cut short still
 * says what is lost.
 */
export const format = 'proofsheet-backup';
export const formatVersion = 1;

export const listName = 'library.json';
export const pageName = 'index.html';

/** Stores that are kept as they are. Jobs stay behind: what is owed belongs to this device. */
export const plainStores = ['presets', 'projects', 'sweeps', 'verdicts', 'picks', 'marks', 'costs'] as const;

export type PlainStore = (typeof plainStores)[number];

/** Those of them that say something of a picture, by its id. */
export const ofPictures = ['picks', 'marks', 'verdicts'] as const;

export function isOfPicture(store: PlainStore): boolean {
  return ofPictures.some((each) => each === store);
}

/** Those of them that a person names. */
export const namedStores = ['projects', 'presets', 'sweeps'] as const;
export type NamedStore = (typeof namedStores)[number];

/** What a record of each store is called. */
export const nouns = {
  presets: 'preset',
  projects: 'project',
  sweeps: 'sheet',
  verdicts: 'verdict',
  picks: 'pick',
  marks: 'mark',
  costs: 'cost',
};

/**
 * Where a picture's bytes are. The file carries the recipe for other programs; `pieces` say how the bytes as they
 * arrived are put together from it: `[from, length]` is taken from the file, `[-1, …]` are bytes that follow as they
 * stand. Without pieces the file is the picture as it arrived.
 */
const fileSchema = z.object({
  name: z.string().check(z.maxLength(200)),
  /** Of the picture as it arrived, in hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  pieces: z.optional(z.array(z.array(z.int()))),
});

/** The small copy of a picture whose pixels are not kept. */
const smallSchema = z.object({ ...fileSchema.shape, width: z.int(), height: z.int() });

/** A search under a name. What may be searched and sorted by is the search's own affair. */
const searchSchema = z.object({ name: z.string(), typed: z.string(), sort: z.string() });

export type Search = z.output<typeof searchSchema>;

export const headSchema = z.object({
  format: z.enum([format]),
  version: z.int(),
  createdAt: z.number(),
  searches: z.catch(z.optional(z.array(searchSchema)), undefined),
});

/** The first line of the list. */
export function headLine(createdAt: number, searches: readonly Search[]): string {
  const head = { format, version: formatVersion, createdAt, ...(searches.length > 0 && { searches }) };
  return `${JSON.stringify(head).slice(0, -1)},"records":[`;
}

export const lineSchema = z.union([
  z.object({ store: z.enum(['runs']), row: runSchema }),
  z.object({
    store: z.enum(['pictures']),
    row: pictureSchema,
    file: z.optional(fileSchema),
    small: z.optional(smallSchema),
  }),
  z.object({ store: z.enum(['picks']), row: z.object({ id: z.string() }) }),
  z.object({ store: z.enum(['marks']), row: markSchema }),
  z.object({ store: z.enum(['costs']), row: costRowSchema }),
  z.object({ store: z.enum(['presets']), row: presetSchema }),
  z.object({ store: z.enum(['projects']), row: projectSchema }),
  z.object({ store: z.enum(['sweeps']), row: sheetSchema }),
  z.object({ store: z.enum(['verdicts']), row: verdictSchema }),
]);

export type Line = z.output<typeof lineSchema>;
export type PictureLine = Extract<Line, { store: 'pictures' }>;
type NamedLine = Extract<Line, { store: NamedStore }>;

export function isNamed(line: Line): line is NamedLine {
  return namedStores.some((store) => store === line.store);
}

/** A record that was read and is none of ours: enough of it to name it. */
export const namedLineSchema = z.object({
  store: z.enum(plainStores),
  row: z.object({
    id: z.catch(z.string(), ''),
    name: z.optional(z.catch(z.string(), '')),
    title: z.optional(z.catch(z.string(), '')),
  }),
});

/** The path of a picture in the archive. Ids of this page are plain; others would be hostile. */
export function pathOf(folder: 'pictures' | 'previews', id: string, type: ImageType): string {
  return `${folder}/${id.replaceAll(/[^\w-]/g, '_')}.${imageTypes[type]}`;
}

/** "proofsheet-backup-2026-11-23.zip", by the day where the designer is; of several "….2-of-3.zip". */
export function archiveName(now: Date, which?: { part: number; of: number }): string {
  return `${format}-${localDay(now)}${which ? `.${which.part}-of-${which.of}` : ''}.zip`;
}
