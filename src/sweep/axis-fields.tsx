import { Link2, X } from 'lucide-react';
import { axisFieldNames } from '#recipe/sweep/axis-fields.ts';
import type { SweepProblem } from '#recipe/sweep/plan-sweep.ts';
import type { Axis, AxisPart, Sweep, SweepLookup } from '#recipe/sweep/sweep.ts';
import { Button } from '#ui/button.tsx';
import { PartFields } from './part-fields.tsx';

type AxisFieldsProps = {
  name: string;
  /** Where it is on the sheet: "across". */
  direction: string;
  axis: Axis;
  sweep: Sweep;
  lookup: SweepLookup;
  /** Those of this axis. */
  problems: readonly SweepProblem[];
  hasFocus: boolean;
  onChange: (axis: Axis) => void;
  onRemove: (() => void) | undefined;
};

/** More parts than this on one axis nobody can read off a header; the schema says the same. */
const mostParts = 4;

/** One axis: its parameter and values, and further ones that move in step with them. */
export function AxisFields(props: AxisFieldsProps) {
  const { name, direction, axis, sweep, lookup, problems, hasFocus, onChange, onRemove } = props;
  const { parts } = axis;
  const put = (index: number) => (part: AxisPart) => onChange({ parts: parts.with(index, part) });
  const problemsOf = (part: number) =>
    problems.filter((each) => (each.part ?? 0) === part && each.kind === 'error').map(({ text }) => text);
  const free = axisFieldNames.find((field) => !parts.some((part) => part.field === field));
  return (
    <fieldset className="grid gap-2 rounded-lg border border-line p-3 pt-2">
      <legend className="sr-only">{`Axis ${name}, ${direction}`}</legend>
      <div className="flex items-center gap-2 text-xs">
        <span aria-hidden className="font-semibold">
          {name}
        </span>
        <span aria-hidden className="flex-1 text-faint">
          {direction}
        </span>
        {free && parts.length < mostParts && (
          <Button
            look="quiet"
            size="small"
            title="A second parameter whose values move in step: the first with the first"
            onClick={() => onChange({ parts: [...parts, { field: free, values: '' }] })}
          >
            <Link2 size={13} /> Link another
          </Button>
        )}
        {onRemove && (
          <Button look="quiet" size="small" aria-label={`Remove axis ${name}`} onClick={onRemove}>
            <X size={14} />
          </Button>
        )}
      </div>
      {parts.map((part, index) => (
        <PartFields
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name, and are only added at the end
          key={index}
          name={index === 0 ? name : `${name}, linked`}
          part={part}
          sweep={sweep}
          lookup={lookup}
          problems={problemsOf(index)}
          hasFocus={hasFocus && index === 0}
          onChange={put(index)}
          onUnlink={index === 0 ? undefined : () => onChange({ parts: parts.filter((_, at) => at !== index) })}
        />
      ))}
    </fieldset>
  );
}
