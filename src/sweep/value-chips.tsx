import type { AxisValue } from '#recipe/sweep/sweep.ts';

/** More are counted, not drawn. */
const most = 24;

/** What typed values mean, one by one; those that are left out are struck through. */
export function ValueChips({ values }: { values: readonly AxisValue[] }) {
  return (
    <ul aria-label="What these values mean" className="flex min-w-0 flex-wrap gap-1">
      {values.slice(0, most).map(({ label, skip }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a value left out may have the label of one that is not
          key={`${index} ${label}`}
          title={skip ? `${label}: left out` : label}
          className={`mono max-w-56 truncate rounded-[5px] border border-line bg-raise px-[7px] ${skip ? 'text-faint line-through' : 'text-text'}`}
        >
          {label}
        </li>
      ))}
      {values.length > most && <li className="mono px-1 text-mute">and {values.length - most} more</li>}
    </ul>
  );
}
