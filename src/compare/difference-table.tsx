import { fields } from '#recipe/fields.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** The parameters in which two recipes differ, side by side. */
export function DifferenceTable({ left, right, names }: { left: Recipe; right: Recipe; names: [string, string] }) {
  const rows = differences(left, right);
  if (rows.length === 0) return <p className="text-mute">Made with the same parameters.</p>;
  return (
    <table className="mono w-full table-fixed self-start text-left">
      <caption className="mb-2 text-left font-sans text-xs text-mute">What differs</caption>
      <thead>
        <tr className="border-b border-line text-faint">
          <th scope="col" className="py-1 font-normal">
            Parameter
          </th>
          {names.map((name) => (
            <th key={name} scope="col" className="py-1 font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label} className="border-b border-line align-top">
            <th scope="row" className="py-1.5 pr-2 font-normal text-faint">
              {label}
            </th>
            <td className="py-1.5 pr-2 wrap-anywhere">{values[0]}</td>
            <td className="py-1.5 wrap-anywhere text-accent-text">{values[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The fields in which two recipes differ, with both values in words, in the order of the form. */
function differences(left: Recipe, right: Recipe): { label: string; values: [string, string] }[] {
  return keys.flatMap((key) => {
    const values: [string, string] = [inWords(left[key]), inWords(right[key])];
    return values[0] === values[1] ? [] : [{ label: fields[key].label, values }];
  });
}

const keys = [
  'model',
  'prompt',
  'negativePrompt',
  'guidanceScale',
  'steps',
  'width',
  'height',
  'scheduler',
  'seed',
] as const satisfies readonly (keyof Recipe)[];

function inWords(value: Recipe[keyof Recipe]): string {
  if (value === undefined) return 'model’s own';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
