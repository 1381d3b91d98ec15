import { type ReactNode, useId } from 'react';

/** What a control inside a Field needs so that its label, hint and error belong to it. */
export type FieldWiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean };

type FieldProps = {
  label: string;
  /** Stands to the right of the label: what an empty field means, or a count. */
  hint?: ReactNode;
  error?: string | undefined;
  /** What there is to say about the value, below it; it may come and go. */
  notes?: ReactNode;
  children: (wiring: FieldWiring) => ReactNode;
};

/** A labelled control with its hint and its error, wired once. */
export function Field({ label, hint, error, notes, children }: FieldProps) {
  const id = useId();
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3 text-xs">
        <label htmlFor={id} className="font-medium text-mute">
          {label}
        </label>
        {hint !== undefined && <span className="truncate text-faint">{hint}</span>}
      </div>
      {children({
        id,
        'aria-describedby': error || notes ? `${id}-error ${id}-notes` : undefined,
        'aria-invalid': error !== undefined,
      })}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {notes && <div id={`${id}-notes`}>{notes}</div>}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="mt-1.5 text-xs text-danger-text">
      {children}
    </p>
  );
}
