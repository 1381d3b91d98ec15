import type { ComponentProps, ReactNode } from 'react';

type SwitchProps = ComponentProps<'input'> & { label: string; hint?: ReactNode };

/** A native checkbox that says it is a switch, with its label and a line about what it does. */
export function Switch({ label, hint, ...props }: SwitchProps) {
  return (
    <label className={`flex gap-3 rounded-lg py-1 ${hint ? 'items-start' : 'items-center'}`}>
      <span className="flex-1">
        <span className="block text-text">{label}</span>
        {hint && (
          <span className="block text-xs text-faint" id={`${props.name}-hint`}>
            {hint}
          </span>
        )}
      </span>
      <input
        {...props}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its checked state itself
        role="switch"
        aria-label={label}
        aria-describedby={hint ? `${props.name}-hint` : undefined}
        className={`${hint ? 'mt-1 ' : ''}peer relative h-[18px] w-8 shrink-0 appearance-none rounded-full border border-edge bg-ground transition-colors before:absolute before:top-px before:left-px before:size-3.5 before:rounded-full before:bg-edge before:transition-transform checked:border-accent checked:bg-accent checked:before:translate-x-3.5 checked:before:bg-accent-ink`}
      />
    </label>
  );
}
