import { uniqueId } from '#lib/unique-id.ts';
import type { Preset } from '#library/presets.ts';
import { partInWords, partsOf } from '#recipe/preset.ts';
import { type NamedPreset, nameKey } from './preset-file.ts';

export type PresetOrder = 'name' | 'newest';

/** What becomes of a preset that comes in under the name of another: it takes that one's place, stands beside it, or stays out. */
export type OnClash = 'replace' | 'both' | 'skip';

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The presets in which all of the words occur, be it in the name or in what they hold. */
export function listPresets(presets: readonly Preset[], search: string, order: PresetOrder): Preset[] {
  const words = search.toLowerCase().split(/\s+/);
  return presets
    .filter((preset) => {
      const text = textOf(preset);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => (order === 'newest' && b.changedAt - a.changedAt) || byName.compare(a.name, b.name));
}

/** The preset of that name, if there is one. */
export function presetNamed(presets: readonly Preset[], name: string): Preset | undefined {
  return presets.find((preset) => nameKey(preset.name) === nameKey(name));
}

/** The rows to write so that presets from outside stand among one's own. */
export function mergePresets(
  own: readonly Preset[],
  incoming: readonly NamedPreset[],
  onClash: OnClash,
  now = Date.now(),
): Preset[] {
  const taken = new Set([...own, ...incoming].map(({ name }) => nameKey(name)));
  return incoming.flatMap(({ name, fields }) => {
    const rival = presetNamed(own, name);
    if (!rival) return { id: uniqueId(), name, fields, changedAt: now };
    if (onClash === 'skip') return [];
    if (onClash === 'replace') return { id: rival.id, name, fields, changedAt: now };
    const free = freeName(name, taken);
    taken.add(nameKey(free));
    return { id: uniqueId(), name: free, fields, changedAt: now };
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const suffix = ` ${number}`;
    const free = `${[...name]
      .slice(0, 80 - suffix.length)
      .join('')
      .trimEnd()}${suffix}`;
    if (!taken.has(nameKey(free))) return free;
  }
}

function textOf({ name, fields }: Preset): string {
  return [name, ...partsOf(fields).map((part) => partInWords(part, fields))].join('\n').toLowerCase();
}
