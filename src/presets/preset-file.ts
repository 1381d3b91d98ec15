import * as z from 'zod/mini';
import { type PresetFields, partsOf, presetFieldsSchema, presetNameSchema } from '#recipe/preset.ts';

/** A preset as it travels: what it is called and what it holds. */
export type NamedPreset = { name: string; fields: PresetFields };

/** Something in a file that was not used: what it is, and why. */
export type FileProblem = { name: string; reason: string };

export type PresetReading = { presets: NamedPreset[]; problems: FileProblem[] };

/** The largest file that is looked at, in characters, and the most presets that are taken out of one. */
export const longestFile = 2_000_000;
const mostPresets = 500;

const version = 1;

const fileSchema = z.object({
  proofsheet: z.enum(['presets']),
  version: z.number(),
  presets: z.array(z.unknown()),
});

const presetSchema = z.object({ name: z.string(), fields: z.unknown() });

/** Presets as a file for others, or for later. */
export function writePresetFile(presets: readonly NamedPreset[]): string {
  const rows = presets.map(({ name, fields }) => ({ name, fields }));
  return `${JSON.stringify({ proofsheet: 'presets', version, presets: rows }, null, 2)}\n`;
}

/** What a file says, as far as it can be used; everything else is named. Never throws. */
export function readPresetFile(text: string): PresetReading {
  if (text.length > longestFile) return refused('it is larger than 2 MB');
  const file = fileSchema.safeParse(parsed(text)).data;
  if (!file) return refused('there are no presets of Proofsheet in it');
  const presets = new Map<string, NamedPreset>();
  const problems: FileProblem[] = [];
  if (file.version !== version)
    problems.push({
      name: 'File',
      reason: `made by another version, ${file.version}: what it says was read as far as it is known`,
    });
  if (file.presets.length > mostPresets)
    problems.push({
      name: 'File',
      reason: `only the first ${mostPresets} of its ${file.presets.length} presets were read`,
    });
  for (const [index, each] of file.presets.slice(0, mostPresets).entries()) {
    const row = presetSchema.safeParse(each).data;
    const name = presetNameSchema.safeParse(row?.name.trim()).data;
    if (!row || name === undefined) {
      problems.push({
        name: `Preset ${index + 1}`,
        reason: row ? 'needs a name of 1 to 80 characters' : 'is no preset',
      });
      continue;
    }
    if (presets.has(nameKey(name))) {
      problems.push({ name, reason: 'is there twice: the first was taken' });
      continue;
    }
    const fields = readFields(row.fields, (reason) => problems.push({ name, reason }));
    if (partsOf(fields).length === 0) problems.push({ name, reason: 'holds nothing that the form has' });
    else presets.set(nameKey(name), { name, fields });
  }
  return { presets: [...presets.values()], problems };
}

/** By what two presets have the same name. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

function readFields(written: unknown, tell: (reason: string) => void): PresetFields {
  const entries: [string, unknown][] = typeof written === 'object' && written !== null ? Object.entries(written) : [];
  const known = entries.filter(([key, value]) => {
    const schema = Object.entries(presetFieldsSchema.shape).find(([name]) => name === key)?.[1];
    if (!schema) tell(`“${clipped(key)}” is no field of the form`);
    else if (schema.safeParse(value).success) return true;
    else tell(`“${key}” cannot be used as it stands there`);
    return false;
  });
  return presetFieldsSchema.parse(Object.fromEntries(known));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(reason: string): PresetReading {
  return { presets: [], problems: [{ name: 'File', reason }] };
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
