import type { Project } from '#library/projects.ts';

/** Which pictures: some by a word for them, or those of a project. */
export type Source = 'all' | 'new' | 'shown' | 'marked' | 'picks' | { project: string };

const names = { all: 'All', new: 'Not backed up yet', shown: 'Shown', marked: 'Selected', picks: 'Picks' };

type SourceFieldProps = {
  sources: Record<Exclude<Source, object>, readonly string[]>;
  projects: readonly Project[];
  value: Source;
  onChange: (source: Source) => void;
};

/** Which pictures go into a backup. */
export function SourceField({ sources, projects, value, onChange }: SourceFieldProps) {
  // Nothing is selected together most of the time.
  const offered = (['all', 'new', 'shown', 'marked', 'picks'] as const).filter(
    (source) => source !== 'marked' || sources.marked.length > 0,
  );
  return (
    <div role="radiogroup" aria-label="Which pictures" className="flex flex-wrap gap-1.5">
      {offered.map((source) => (
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
      {projects.length > 0 && (
        <select
          aria-label="Pictures of a project"
          className={`h-8 max-w-48 rounded-lg border px-2 ${typeof value === 'object' ? 'border-accent-text/60 bg-accent-wash text-accent-text' : 'border-line bg-raise'}`}
          value={typeof value === 'object' ? value.project : ''}
          onChange={({ target }) => onChange(target.value === '' ? 'all' : { project: target.value })}
        >
          <option value="">A project…</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
