import { useQuery } from '@tanstack/react-query';
import { count } from '#lib/count.ts';
import { timeAgo } from '#lib/time-ago.ts';
import { useNow } from '#lib/use-now.ts';
import { sheetSizeQuery, sheetsQuery } from '#library/sweep-queries.ts';
import type { Sheet } from '#library/sweeps.ts';
import { axisFields } from '#recipe/sweep/axis-fields.ts';

/** All sheets, newest first; a press opens one. */
export function SweepList({ onOpen }: { onOpen: (id: string) => void }) {
  const { data: sheets } = useQuery(sheetsQuery);
  const now = useNow();
  return (
    <section aria-label="Sweeps" className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-[18px] py-3">
      {sheets?.length === 0 && (
        <p className="grid h-full place-items-center text-center text-mute">
          No sweeps yet. Press Sweep… beside Generate to try a row of values of one parameter, or several.
        </p>
      )}
      <ul className="grid gap-1">
        {sheets?.map((sheet) => (
          <li key={sheet.id}>
            <SweepRow sheet={sheet} since={timeAgo(sheet.createdAt, now)} onOpen={() => onOpen(sheet.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SweepRow({ sheet: { id, title, sweep }, since, onOpen }: { sheet: Sheet; since: string; onOpen: () => void }) {
  const { data: made = 0 } = useQuery(sheetSizeQuery(id));
  return (
    <button
      type="button"
      className="flex w-full items-baseline gap-x-2.5 gap-y-1 rounded-lg border border-line bg-panel px-3 py-2.5 text-left hover:bg-hover max-mid:flex-wrap"
      onClick={onOpen}
    >
      <span className="min-w-24 flex-1 truncate max-mid:basis-full">{title ?? sweep.base.prompt}</span>
      <span className="chip shrink-0 max-mid:shrink">{nameOf(sweep)}</span>
      <span className="mono shrink-0 text-faint">
        {count(made, 'picture')} · {since}
      </span>
    </button>
  );
}

/** "guidance × steps + size": its axes, linked parts joined. */
function nameOf({ axes }: Sheet['sweep']): string {
  return axes.map(({ parts }) => parts.map(({ field }) => axisFields[field].short).join(' + ')).join(' × ');
}
