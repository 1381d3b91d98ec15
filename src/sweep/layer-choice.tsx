import type { ReactNode } from 'react';
import type { PlannedValue } from '#recipe/sweep/plan-sweep.ts';

type LayerChoiceProps = {
  label: string;
  values: readonly PlannedValue[];
  selected: number;
  onSelect: (index: number) => void;
  /** Stands behind the last. */
  end: ReactNode;
};

/** The third axis, one value at a time: radio buttons, as what they show is the same grid with other pictures in it. */
export function LayerChoice({ label, values, selected, onSelect, end }: LayerChoiceProps) {
  return (
    <div className="flex items-center gap-1 px-[18px] pb-2">
      <div role="radiogroup" aria-label={label} className="flex min-w-0 gap-1 overflow-x-auto py-1">
        {values.map(({ key, label }, index) => (
          <label
            key={key}
            className="mono relative inline-flex h-7 shrink-0 items-center rounded-md px-2.5 text-mute hover:text-text has-checked:bg-raise has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="layer"
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              checked={index === selected}
              onChange={() => onSelect(index)}
            />
            {label}
          </label>
        ))}
      </div>
      {end}
    </div>
  );
}
