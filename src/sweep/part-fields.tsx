import { Link2Off } from 'lucide-react';
import { useId } from 'react';
import { type AxisField, axisFieldNames, axisFields } from '#recipe/sweep/axis-fields.ts';
import { readAxisValues } from '#recipe/sweep/axis-values.ts';
import type { AxisPart, Sweep, SweepLookup } from '#recipe/sweep/sweep.ts';
import { Button } from '#ui/button.tsx';
import { fillValues } from './fill-values.ts';
import { ValueChips } from './value-chips.tsx';

type PartFieldsProps = {
  /** "X", or "X, linked". */
  name: string;
  part: AxisPart;
  sweep: Sweep;
  lookup: SweepLookup;
  /** What is wrong with it as a part of the sheet, beside what is wrong with its values. */
  problems: readonly string[];
  hasFocus: boolean;
  onChange: (part: AxisPart) => void;
  /** Takes a linked part off its axis. */
  onUnlink: (() => void) | undefined;
};

/** One parameter of an axis: which one, its values as typed, and what they mean. */
export function PartFields(props: PartFieldsProps) {
  const { name, part, sweep, lookup, problems, hasFocus, onChange, onUnlink } = props;
  const id = useId();
  const { hint, example } = axisFields[part.field];
  const read = readAxisValues(part, sweep, lookup);
  const fill = fillValues(part.field, lookup);
  const isEmpty = part.values.trim() === '';
  const told = isEmpty ? [] : [...new Set([...read.problems.map(({ text }) => text), ...problems])];
  const isWrong = !isEmpty && (problems.length > 0 || read.problems.some(({ kind }) => kind === 'error'));
  return (
    <div className="grid grid-cols-[11rem_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1.5 max-mid:grid-cols-[minmax(0,1fr)_auto]">
      <select
        aria-label={`${name}: parameter`}
        className="field h-[34px] py-0 max-mid:col-span-full"
        value={part.field}
        onChange={({ target }) => onChange({ ...part, field: fieldNamed(target.value) })}
      >
        {axisFieldNames.map((field) => (
          <option key={field} value={field}>
            {axisFields[field].label}
          </option>
        ))}
      </select>
      <textarea
        aria-label={`${name}: values`}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-told`}
        data-autofocus={hasFocus ? '' : undefined}
        className="field mono field-sizing-content max-h-40 min-h-[34px] resize-none"
        rows={1}
        autoComplete="off"
        spellCheck={false}
        placeholder={example}
        value={part.values}
        onChange={({ target }) => onChange({ ...part, values: target.value })}
      />
      {onUnlink ? (
        <Button
          look="quiet"
          size="icon"
          aria-label={`Unlink ${axisFields[part.field].label}`}
          title="Take this one off the axis"
          onClick={onUnlink}
        >
          <Link2Off size={15} />
        </Button>
      ) : (
        <Button
          className="h-[34px]"
          disabled={fill === undefined}
          title="Fill in values to begin with"
          aria-label={`${name}: fill in values`}
          onClick={() => fill !== undefined && onChange({ ...part, values: fill })}
        >
          Fill
        </Button>
      )}
      <div className="col-start-2 grid min-w-0 gap-1.5 max-mid:col-start-1 max-mid:col-span-full">
        {read.values.length > 0 && <ValueChips values={read.values} />}
        <div
          id={`${id}-told`}
          role="status"
          className={`text-xs empty:hidden ${isWrong ? 'text-danger-text' : 'text-mute'}`}
        >
          {told.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
        <p id={`${id}-hint`} className={`text-xs text-faint ${isEmpty ? '' : 'sr-only'}`}>
          {hint}
        </p>
      </div>
    </div>
  );
}

function fieldNamed(value: string): AxisField {
  return axisFieldNames.find((name) => name === value) ?? axisFieldNames[0];
}
