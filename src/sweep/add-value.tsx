import { useState } from 'react';
import { axisFields } from '#recipe/sweep/axis-fields.ts';
import { addValue, readAxisValues } from '#recipe/sweep/axis-values.ts';
import type { Axis, Sweep, SweepLookup } from '#recipe/sweep/sweep.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';

type AddValueProps = {
  axis: Axis;
  sweep: Sweep;
  lookup: SweepLookup;
  /** The axis with the value at its end; nothing of it is run by that. */
  onAdd: (axis: Axis) => void;
};

/** The end of an axis: adds one more value there. Linked parts get one each. */
export function AddValue({ axis, sweep, lookup, onAdd }: AddValueProps) {
  const [isOpen, setOpen] = useState(false);
  const name = axis.parts.map(({ field }) => axisFields[field].short).join(' + ');
  const title = `Add a value to ${name}`;
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        aria-label={title}
        title={title}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span aria-hidden className="text-lg leading-none">
          +
        </span>
      </Button>
      {isOpen && (
        <Dialog title={title} onClose={() => setOpen(false)} className="w-[min(26rem,calc(100vw-1.5rem))]">
          <AddForm
            axis={axis}
            sweep={sweep}
            lookup={lookup}
            onAdd={(changed) => {
              setOpen(false);
              onAdd(changed);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function AddForm({ axis, sweep, lookup, onAdd }: AddValueProps) {
  const [typed, setTyped] = useState(axis.parts.map(() => ''));
  const longer = axis.parts.map((part, index) => addValue(part, typed[index] ?? ''));
  const checked = longer.map((part, index) => {
    const { values, problems } = readAxisValues(part, sweep, lookup);
    const before = axis.parts[index] ? readAxisValues(axis.parts[index], sweep, lookup) : undefined;
    // What is wrong with the values before it is not told here again.
    const problem = problems.find(({ text }) => before?.problems.every((known) => known.text !== text))?.text;
    return { problem: typed[index] ? problem : undefined, isNew: values.length > (before?.values.length ?? 0) };
  });
  const isReady = checked.every(({ problem, isNew }) => isNew && problem === undefined);
  return (
    <form
      aria-label="New value"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onAdd({ parts: longer });
      }}
    >
      {axis.parts.map(({ field }, index) => (
        <Field key={field} label={axisFields[field].label} error={checked[index]?.problem}>
          {(wiring) => (
            <input
              {...wiring}
              data-autofocus={index === 0 ? '' : undefined}
              className="field mono"
              autoComplete="off"
              spellCheck={false}
              value={typed[index]}
              onChange={({ target }) => setTyped(typed.with(index, target.value))}
            />
          )}
        </Field>
      ))}
      <div className="flex items-center justify-between gap-3">
        <p className="text-xs text-faint">Its cells are laid out; nothing is sent before you run them.</p>
        <Button type="submit" look="primary" disabled={!isReady}>
          Add
        </Button>
      </div>
    </form>
  );
}
