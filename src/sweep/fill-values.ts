import { modelNames, schedulerNames } from '#recipe/suggestions.ts';
import { type AxisField, axisFields } from '#recipe/sweep/axis-fields.ts';
import type { SweepLookup } from '#recipe/sweep/sweep.ts';

/** Fields whose values are words of the prompt: nothing can be filled in that would be in it. */
const aboutThePrompt: ReadonlySet<AxisField> = new Set(['prompt', 'promptReplace', 'promptOrder', 'negative']);

/** Sensible values for a field to begin with, as they would be typed; undefined where only the designer knows any. Pure. */
export function fillValues(field: AxisField, { endpoints, presets }: SweepLookup): string | undefined {
  switch (field) {
    case 'scheduler':
      return schedulerNames.slice(0, 8).join(', ');
    case 'model':
      return modelNames.slice(0, 4).join(', ');
    case 'endpoint':
      return names(endpoints);
    case 'preset':
      return presets.length === 0 ? undefined : names([{ name: 'none' }, ...presets]);
    default:
      return aboutThePrompt.has(field) ? undefined : axisFields[field].example;
  }
}

/** Names may have commas in them; then the bars part them. */
function names(list: readonly { name: string }[]): string {
  return list.map(({ name }) => name).join(list.some(({ name }) => name.includes(',')) ? ' || ' : ', ');
}
