type ChoiceFieldProps<Name extends string> = {
  label: string;
  /** Those that are undefined are not on offer. */
  choices: Partial<Record<Name, { name: string }>>;
  value: Name;
  onChange: (name: Name) => void;
};

/** One of a few choices, all of them on show. */
export function ChoiceField<Name extends string>({ label, choices, value, onChange }: ChoiceFieldProps<Name>) {
  const names: Name[] = [];
  for (const name in choices) if (choices[name]) names.push(name);
  return (
    <div>
      <p aria-hidden className="mb-1.5 text-xs font-medium text-mute">
        {label}
      </p>
      <div role="radiogroup" aria-label={label} className="flex flex-wrap gap-1.5">
        {names.map((name) => (
          <label
            key={name}
            className="relative inline-flex h-8 items-center rounded-lg border border-line px-2.5 hover:bg-hover has-checked:border-accent-text/60 has-checked:bg-accent-wash has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={label}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              checked={name === value}
              onChange={() => onChange(name)}
            />
            {choices[name]?.name}
          </label>
        ))}
      </div>
    </div>
  );
}
