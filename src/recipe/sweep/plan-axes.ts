import { type AxisField, axisFields } from './axis-fields.ts';
import { readAxisValues } from './axis-values.ts';
import { hash, valueKey } from './cell-key.ts';
import { byName } from './known-values.ts';
import type { PlannedAxis, PlannedValue, SweepProblem } from './plan-sweep.ts';
import type { Axis, AxisValue, Sweep, SweepLookup } from './sweep.ts';

/** The values of an axis as the sheet has them; linked parts are taken together as far as the shortest goes. */
export function planAxis({ parts }: Axis, index: number, sweep: Sweep, lookup: SweepLookup) {
  const problems: SweepProblem[] = [];
  const lists = parts.map((part, at) => {
    const { values, problems: told } = readAxisValues(part, sweep, lookup);
    problems.push(...told.map((problem) => ({ ...problem, axis: index, part: at })));
    return { field: part.field, values };
  });
  const counts = lists.map(({ values }) => values.length);
  if (new Set(counts).size > 1) {
    const each = lists.map(({ field, values }) => `${axisFields[field].label} has ${values.length}`).join(', ');
    problems.push({ axis: index, kind: 'error', text: `${each}: linked values move in step, so give as many of each` });
  }
  const values = Array.from({ length: Math.min(...counts) }, (_, at) =>
    together(
      lists.flatMap(({ field, values }) => (values[at] ? { field, value: values[at] } : [])),
      lookup,
    ),
  );
  const axis: PlannedAxis = { label: parts.map(({ field }) => axisFields[field].short).join(' + '), values };
  return { axis, problems };
}

function together(parts: readonly { field: AxisField; value: AxisValue }[], lookup: SweepLookup): PlannedValue {
  const made = parts.map(({ field, value: { words } }, part) => ({
    field,
    words,
    part,
    key: valueKey(field, field === 'preset' ? words.map((name) => version(name, lookup)) : words),
  }));
  return {
    key: made.map(({ key }) => key).join('&'),
    label: parts.map(({ value }) => value.label).join(' · '),
    texts: parts.map(({ value }) => value.text),
    skip: parts.some(({ value }) => value.skip),
    changes: made,
  };
}

/** A preset that was changed makes other pictures, which belong into cells of their own. */
function version(name: string, { presets }: SweepLookup): string {
  return `${name}@${hash(JSON.stringify(byName(presets, name)[0]?.fields))}`;
}

/** Fields that say the same thing: on two axes, the one would undo the other. */
const sets: Partial<Record<AxisField, readonly string[]>> = {
  // These change what is there and may come together.
  promptReplace: [],
  promptOrder: [],
  negative: [],
  preset: [],
  size: ['width', 'height'],
};

/** Fields that are on the sheet twice, in words. */
export function clashes(axes: readonly Axis[]): SweepProblem[] {
  const seen = new Map<string, AxisField>();
  const problems: SweepProblem[] = [];
  for (const [axis, { parts }] of axes.entries()) {
    for (const [part, { field }] of parts.entries()) {
      const facts = sets[field] ?? [field];
      const other = facts.map((fact) => seen.get(fact)).find((before) => before !== undefined);
      const [one, two] = [axisFields[field].label, other && axisFields[other].label];
      if (two !== undefined) {
        const text =
          one === two ? `${one} is there twice: one would undo the other` : `${two} and ${one} undo one another`;
        problems.push({ axis, part, kind: 'error', text: `${text}. Take another parameter for one of them` });
      }
      for (const fact of facts) seen.set(fact, field);
    }
  }
  return problems;
}
