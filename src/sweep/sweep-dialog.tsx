import { ArrowLeftRight, Dices } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { count } from '#lib/count.ts';
import { randomSeed } from '#recipe/plan-recipes.ts';
import { scout } from '#recipe/sweep/cells.ts';
import { planSweep, type SweepCell } from '#recipe/sweep/plan-sweep.ts';
import type { Axis, Sweep, SweepLookup } from '#recipe/sweep/sweep.ts';
import { Button, ignoreDoublePress } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Keys } from '#ui/keys.tsx';
import { axesStore } from './axes-store.ts';
import { AxisFields } from './axis-fields.tsx';
import { PlanLine } from './plan-line.tsx';
import { readTyped, type TypedSweep } from './typed-sweep.ts';

type SweepDialogProps = {
  /** What it starts from. Without axes: those that were typed last. */
  start: Sweep;
  /** What a link said beside it that could not be used, in words. */
  unused: readonly string[];
  lookup: SweepLookup;
  /** A sheet that is there already is changed, and nothing is run by that. */
  isThere: boolean;
  /** What a run would take. */
  renderForecast: (cells: readonly SweepCell[]) => ReactNode;
  /** Lays the sheet out and runs some of its cells, or none. */
  onDone: (sweep: Sweep, cells: readonly SweepCell[]) => void;
  onClose: () => void;
};

const axisNames = [
  ['X', 'across'],
  ['Y', 'down'],
  ['Z', 'in layers'],
] as const;

const firstAxis: Axis = { parts: [{ field: 'guidanceScale', values: '' }] };

/** Defines a sweep: up to three axes, the seed of the sheet, how many pictures that is, and which of them to run. */
export function SweepDialog(props: SweepDialogProps) {
  const { start, unused, lookup, isThere, renderForecast, onDone, onClose } = props;
  const [typed, setTyped] = useState<TypedSweep>(() => {
    const last = start.axes.length > 0 ? start.axes : axesStore.get();
    return {
      axes: last.length > 0 ? last : [firstAxis],
      seed: String(start.base.seed),
      images: String(start.images),
    };
  });
  // A thousand cells take longer to work out than a key press may; until they are, there is nothing to run.
  const shown = useDeferredValue(typed);
  const { axes } = typed;
  const { sweep, seedError, imagesError } = readTyped(start, shown);
  const plan = planSweep(sweep, lookup);
  const isReady =
    shown === typed &&
    plan.cells.length > 0 &&
    seedError === undefined &&
    imagesError === undefined &&
    plan.problems.every(({ kind }) => kind === 'note');
  const few = scout(plan);

  const change = (axes: Axis[]) => {
    setTyped({ ...typed, axes });
    if (!isThere) axesStore.set(axes);
  };
  const finish = (cells: readonly SweepCell[]) => isReady && onDone(sweep, cells);
  const whole = isThere ? [] : plan.cells;

  return (
    <Dialog title={isThere ? 'Edit sweep' : 'Sweep'} onClose={onClose} className="w-[min(46rem,calc(100vw-1.5rem))]">
      <form
        aria-label="Sweep"
        className="grid gap-3"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.repeat || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          finish(whole);
        }}
      >
        <p className="truncate text-mute" title={sweep.base.prompt}>
          {sweep.template ?? sweep.base.prompt}
        </p>
        {unused.length > 0 && <p className="text-xs text-warn-text">Not used from the link: {unused.join(', ')}.</p>}
        {axes.map((axis, index) => (
          <AxisFields
            // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its place
            key={index}
            name={axisNames[index]?.[0] ?? ''}
            direction={axisNames[index]?.[1] ?? ''}
            axis={axis}
            sweep={sweep}
            lookup={lookup}
            problems={plan.problems.filter((each) => each.axis === index)}
            hasFocus={index === 0}
            onChange={(axis) => change(axes.with(index, axis))}
            onRemove={axes.length > 1 ? () => change(axes.filter((_, at) => at !== index)) : undefined}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          {axes.length < axisNames.length && (
            <Button onClick={() => change([...axes, nextAxis(axes)])}>Add axis {axisNames[axes.length]?.[0]}</Button>
          )}
          {axes.length > 1 && (
            <Button look="quiet" onClick={() => change(swapped(axes))}>
              <ArrowLeftRight size={14} /> Swap X and Y
            </Button>
          )}
        </div>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Seed of the sheet" hint={isThere && 'stays with the sheet'} error={seedError}>
            {(wiring) => (
              <div className="flex gap-1.5">
                <input
                  {...wiring}
                  className="field mono"
                  inputMode="numeric"
                  autoComplete="off"
                  readOnly={isThere}
                  value={typed.seed}
                  onChange={({ target }) => setTyped({ ...typed, seed: target.value })}
                />
                {!isThere && (
                  <Button
                    size="icon"
                    aria-label="New random seed"
                    onClick={() => setTyped({ ...typed, seed: String(randomSeed()) })}
                  >
                    <Dices size={15} />
                  </Button>
                )}
              </div>
            )}
          </Field>
          <Field label="Pictures per cell" error={imagesError}>
            {(wiring) => (
              <input
                {...wiring}
                className="field mono"
                type="number"
                inputMode="numeric"
                min={1}
                value={typed.images}
                onChange={({ target }) => setTyped({ ...typed, images: target.value })}
              />
            )}
          </Field>
        </div>
        <div className="sticky -bottom-4 -mx-4 -mb-4 grid gap-2.5 border-t border-line bg-panel p-4">
          <PlanLine plan={plan} images={sweep.images} />
          {isReady && renderForecast(plan.cells)}
          <div className="flex flex-wrap gap-2 max-mid:flex-col">
            <Button
              look="primary"
              disabled={!isReady}
              onClick={(event) => {
                ignoreDoublePress(event);
                finish(whole);
              }}
            >
              {isThere ? 'Save' : `Run ${count(plan.cells.length, 'picture')}`}
              <Keys>Ctrl ↵</Keys>
            </Button>
            {!isThere && few.length < plan.cells.length && (
              <Button disabled={!isReady} title="The corners and the middle first" onClick={() => finish(few)}>
                Run a scouting subset ({few.length})
              </Button>
            )}
            {!isThere && (
              <Button look="quiet" disabled={!isReady} onClick={() => finish([])}>
                Only lay out the sheet
              </Button>
            )}
          </div>
        </div>
      </form>
    </Dialog>
  );
}

function swapped([x, y, ...rest]: readonly Axis[]): Axis[] {
  return x && y ? [y, x, ...rest] : [];
}

/** The next axis goes over something that none goes over yet. */
function nextAxis(axes: readonly Axis[]): Axis {
  const taken = axes.flatMap(({ parts }) => parts.map(({ field }) => field));
  const field = (['guidanceScale', 'steps', 'seed'] as const).find((field) => !taken.includes(field)) ?? 'model';
  return { parts: [{ field, values: '' }] };
}
