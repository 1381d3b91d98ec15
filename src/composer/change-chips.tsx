import type { Change } from '#recipe/diff.ts';

export function ChangeChips({ changes }: { changes: readonly Change[] }) {
  return changes.map(({ field, text }) => (
    <span key={field} className="chip" title={text}>
      {text}
    </span>
  ));
}
