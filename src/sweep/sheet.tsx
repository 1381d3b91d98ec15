import { Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useWidth } from '#lib/use-width.ts';
import type { Sheet } from '#library/sweeps.ts';
import { diagonal, scout, slice } from '#recipe/sweep/cells.ts';
import type { SweepPlan } from '#recipe/sweep/plan-sweep.ts';
import type { Axis, SweepLookup } from '#recipe/sweep/sweep.ts';
import { Button } from '#ui/button.tsx';
import { AddValue } from './add-value.tsx';
import { cellWidth, type Spot } from './grid-window.ts';
import { LayerChoice } from './layer-choice.tsx';
import { SheetCell } from './sheet-cell.tsx';
import { SheetGrid } from './sheet-grid.tsx';
import { SheetHead } from './sheet-head.tsx';
import { isMissing, isOpen, placeOf, type SheetState, type Take } from './sheet-state.ts';

type SheetViewProps = {
  sheet: Sheet;
  plan: SweepPlan;
  state: SheetState;
  lookup: SweepLookup;
  timeLeft: string | undefined;
  /** Width to aim at for a cell, in CSS pixels. */
  frameSize: number;
  renderPicture: (id: string, prompt: string) => ReactNode;
  renderJob: (id: string) => ReactNode;
  onSelect: (picture: string) => void;
  onView: (picture: string) => void;
  onRun: (takes: readonly Take[]) => void;
  onStop: () => void;
  onChange: (axes: Axis[]) => void;
  onBack: () => void;
  /** Further presses about all of the sheet. */
  actions: ReactNode;
};

/** A sweep as a contact sheet: x across, y down, z as layers, and in every place an ordinary picture, or what is owed. */
export function SheetView(props: SheetViewProps) {
  const { sheet, plan, state, lookup, timeLeft, frameSize, renderPicture, renderJob, actions } = props;
  const { onSelect, onView, onRun, onStop, onChange, onBack } = props;
  const [chosenLayer, setLayer] = useState(0);
  const [width, measure] = useWidth();
  const { sweep } = sheet;
  const [x, y, z] = plan.axes;
  const layer = Math.min(chosenLayer, Math.max(0, (z?.values.length ?? 1) - 1));
  const columns = x?.values ?? [only];
  const rows = y?.values ?? [only];

  const head = y ? (width < 600 ? 72 : 100) : 0;
  const cell = cellWidth(width - 76 - head, columns.length, frameSize);
  const height = Math.max(leastHeight, Math.round(cell / aspectOf(plan)));

  const takesAt = (spot: Spot) => state.takesAt(placeOf(plan.axes, spot, layer));
  const nameOf = ({ column, row }: Spot) =>
    [x && columns[column], y && rows[row], z?.values[layer]].flatMap((value) => value?.label ?? []).join(', ');
  const pictureAt = (spot: Spot) =>
    takesAt(spot)
      .findLast(({ pictures }) => pictures.length > 0)
      ?.pictures.at(-1);
  const openOf = (cells: SweepPlan['cells']) => {
    const keys = new Set(cells.map(({ key }) => key));
    return state.takes.filter((take) => keys.has(take.cell.key) && isOpen(take));
  };
  const change = (index: number) => (axis: Axis) => onChange(sweep.axes.with(index, axis));
  const adder = (index: number) => {
    const axis = sweep.axes[index];
    return axis && <AddValue axis={axis} sweep={sweep} lookup={lookup} onAdd={change(index)} />;
  };
  const subset = (label: string, takes: readonly Take[]) =>
    takes.length > 0 && (
      <Button key={label} look="quiet" size="small" onClick={() => onRun(takes)}>
        {label} ({takes.length})
      </Button>
    );

  return (
    <section ref={measure} aria-label="Sheet" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SheetHead
        title={sheet.title ?? sweep.base.prompt}
        chips={[plan.axes.map(({ label }) => label).join(' × '), `seed ${sweep.base.seed}`]}
        tally={state.tally}
        timeLeft={timeLeft}
        onBack={onBack}
        onStop={onStop}
        onRunMissing={() => onRun(state.takes.filter(isMissing))}
        onTryFailed={() => onRun(state.takes.filter((take) => isOpen(take) && !isMissing(take)))}
      />
      <div className="flex flex-wrap items-center gap-1 px-[18px] pb-2">
        {state.tally.all > 5 && subset('Scout', openOf(scout(plan)))}
        {x && y && subset('Diagonal', openOf(diagonal(plan, z && layer)))}
        {z && subset('This layer', openOf(slice(plan, 2, layer)))}
        <span className="flex-1" />
        {actions}
      </div>
      {plan.problems.map(({ text }) => (
        <p key={text} className="px-[18px] pb-2 text-xs text-warn-text">
          {text}
        </p>
      ))}
      {z && <LayerChoice label={z.label} values={z.values} selected={layer} onSelect={setLayer} end={adder(2)} />}
      {width > 0 && (
        <SheetGrid
          key={layer}
          label={`${plan.axes.map(({ label }) => label).join(' × ')}${z ? `, ${z.values[layer]?.label}` : ''}`}
          columns={columns}
          rows={rows}
          sizes={{ width: cell, height, head }}
          nameOf={nameOf}
          renderHeading={(side, index) => {
            const value = (side === 'column' ? columns : rows)[index];
            const takes = openOf(slice(plan, side === 'column' ? 0 : 1, index));
            return value && <HeadingView label={value.label} takes={takes} onRun={onRun} />;
          }}
          renderCell={(spot) => (
            <SheetCell
              key={layer}
              takes={takesAt(spot)}
              name={nameOf(spot)}
              aspect={cell / height}
              renderPicture={renderPicture}
              renderJob={renderJob}
              onRun={onRun}
            />
          )}
          renderEnd={(side) => adder(side === 'column' ? 0 : 1)}
          onMove={(spot) => {
            const picture = pictureAt(spot);
            if (picture !== undefined) onSelect(picture);
          }}
          onOpen={(spot) => {
            const picture = pictureAt(spot);
            if (picture !== undefined) onView(picture);
            return picture !== undefined;
          }}
        />
      )}
    </section>
  );
}

/** Room for the words and the presses of a job, in CSS pixels. */
const leastHeight = 104;

const only = { key: '', label: '' };

/** The shape of all cells, width by height: that of their pictures where they agree on one. */
function aspectOf({ cells }: SweepPlan): number {
  const shapes = new Set(cells.map(({ recipe: { width, height } }) => (width && height ? width / height : 1)));
  const [shape = 1] = shapes;
  return shapes.size === 1 ? Math.min(2.4, Math.max(0.5, shape)) : 1;
}

function HeadingView({
  label,
  takes,
  onRun,
}: {
  label: string;
  takes: readonly Take[];
  onRun: (takes: readonly Take[]) => void;
}) {
  return (
    <>
      <span className="max-w-full truncate" title={label}>
        {label}
      </span>
      {takes.length > 0 && label && (
        <button
          type="button"
          className="grid size-6 shrink-0 place-items-center rounded-md hover:bg-hover hover:text-text"
          tabIndex={-1}
          aria-label={`Run ${label}: ${takes.length} missing`}
          title={`Run ${label}: ${takes.length} missing`}
          onClick={() => onRun(takes)}
        >
          <Play size={12} />
        </button>
      )}
    </>
  );
}
