import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

type TabsProps<Name extends string> = {
  label: string;
  tabs: Record<Name, string>;
  /** Stands at the end of the row of tabs. */
  action?: (selected: Name) => ReactNode;
  children: (selected: Name) => ReactNode;
};

/** Tabs after the ARIA Authoring Practices: arrow keys move and select, one tab stop for the row. */
export function Tabs<Name extends string>({ label, tabs, action, children }: TabsProps<Name>) {
  const id = useId();
  const names = keysOf(tabs);
  const [selected, setSelected] = useState(names[0]);
  if (selected === undefined) return null;

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || selected === undefined) return;
    event.preventDefault();
    const next = names.at((names.indexOf(selected) + step) % names.length);
    setSelected(next);
    document.getElementById(`${id}-${next}`)?.focus();
  }

  return (
    <>
      <div className="flex items-center">
        <div role="tablist" aria-label={label} className="flex flex-1 gap-0.5" onKeyDown={onKeyDown}>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              aria-selected={name === selected}
              aria-controls={`${id}-panel`}
              tabIndex={name === selected ? 0 : -1}
              onClick={() => setSelected(name)}
              className="rounded-md px-2.5 py-1.5 text-mute hover:text-text aria-selected:bg-raise aria-selected:text-text"
            >
              {tabs[name]}
            </button>
          ))}
        </div>
        {action?.(selected)}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`}>
        {children(selected)}
      </div>
    </>
  );
}

function keysOf<Name extends string>(record: Record<Name, unknown>): Name[] {
  const names: Name[] = [];
  for (const name in record) names.push(name);
  return names;
}
