type ChoiceProps<Name extends string> = {
  label: string;
  choices: Record<Name, string>;
  /** The key for each, told beside its name. */
  keys?: Record<Name, string>;
  value: Name;
  onChange: (name: Name) => void;
};

/** One of a few, all of them on show in a row. */
export function Choice<Name extends string>({ label, choices, keys, value, onChange }: ChoiceProps<Name>) {
  const names: Name[] = [];
  for (const name in choices) names.push(name);
  return (
    <div role="radiogroup" aria-label={label} className="flex flex-wrap gap-1">
      {names.map((name) => (
        <label
          key={name}
          title={keys && `${choices[name]} (${keys[name]})`}
          className="relative inline-flex h-7 items-center rounded-md px-2 text-xs text-mute hover:bg-hover hover:text-text has-checked:bg-raise has-checked:text-text has-checked:shadow-[inset_0_0_0_1px_var(--color-edge)] has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={label}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={name === value}
            onChange={() => onChange(name)}
          />
          {choices[name]}
        </label>
      ))}
    </div>
  );
}
