import type { Source } from './backup-section.tsx';

const names: Record<Source, string> = { all: 'All', new: 'Not backed up yet', shown: 'Shown', picks: 'Picks' };

type SourceFieldProps = {
  sources: Record<Source, readonly string[]>;
  value: Source;
  onChange: (source: Source) => void;
};

/** Which pictures go into a backup. */
export function SourceField({ sources, value, onChange }: SourceFieldProps) {
  return (
    <div role="radiogroup" aria-label="Which pictures" className="flex flex-wrap gap-1.5">
      {(['all', 'new', 'shown', 'picks'] as const).map((source) => (
        <label
          key={source}
          className="relative inline-flex h-8 items-center rounded-lg border border-line px-2.5 hover:bg-hover has-checked:border-accent-text/60 has-checked:bg-accent-wash has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="backup-source"
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={source === value}
            onChange={() => onChange(source)}
          />
          {names[source]} ({sources[source].length.toLocaleString()})
        </label>
      ))}
    </div>
  );
}
