import { type Found, quote, value, wrong } from './found.ts';
import type { SweepLookup } from './sweep.ts';
import type { Entry } from './value-list.ts';

/** Names of what the designer has: an endpoint or a preset is found by its name and never made from it. */

export function readEndpoint(entry: Entry, { endpoints }: SweepLookup): Found {
  const found = byName(endpoints, entry.text);
  const [endpoint] = found;
  if (!endpoint) return wrong(entry, `No endpoint of yours is called ${quote(entry.text)}`);
  if (found.length > 1)
    return wrong(entry, `${found.length} of your endpoints are called ${quote(entry.text)}: rename them apart`);
  // By its id: a name may change, and its pictures stay in their cells.
  return value(entry, [endpoint.id], endpoint.name, endpoint.name);
}

/** A preset, "none", or several: "Film, Night" where commas do not separate values. */
export function readPreset(entry: Entry, { presets }: SweepLookup): Found {
  const whole = byName(presets, entry.text);
  if (whole.length === 0 && entry.text.toLowerCase() === 'none') return value(entry, [], 'no preset', 'none');
  const names = whole.length > 0 ? [entry.text] : entry.text.split(',').map((name) => name.trim());
  const found = names.map((name) => byName(presets, name)[0]);
  const unknown = names.find((_, index) => !found[index]);
  if (unknown !== undefined) return wrong(entry, `There is no preset called ${quote(unknown)}`);
  const used = found.filter((preset) => preset !== undefined);
  const label = used.map(({ name }) => name).join(' + ');
  return value(
    entry,
    used.map(({ name }) => name),
    label,
    used.map(({ name }) => name).join(', '),
  );
}

/** Those of exactly this name, or else those that differ in case only. */
export function byName<Named extends { name: string }>(all: readonly Named[], name: string): Named[] {
  const exact = all.filter((each) => each.name === name);
  const folded = name.toLowerCase();
  return exact.length > 0 ? exact : all.filter((each) => each.name.toLowerCase() === folded);
}
