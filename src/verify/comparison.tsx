import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pictureQuery } from '#library/queries.ts';
import type { Verdict } from '#library/verdicts.ts';
import { PairView } from './pair-view.tsx';
import { figures, gradeRule, likelyReasons, verdictNames, withoutLabel } from './words.ts';

type ComparisonProps = {
  /** Of one picture's repeats, one at least. */
  verdicts: readonly Verdict[];
  labelOf: (id: string) => string;
  isGone: (id: string) => boolean;
};

/** One of a picture's repeats beside it, with the figures in words; the latest, until another is chosen. */
export function Comparison({ verdicts, labelOf, isGone }: ComparisonProps) {
  const [chosen, setChosen] = useState<string>();
  const latest = verdicts.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  const verdict = verdicts.find(({ id }) => id === chosen) ?? latest;
  if (!verdict) return null;
  return (
    <section aria-label="Comparison">
      {verdicts.length > 1 && (
        <div
          role="radiogroup"
          aria-label="Repeat"
          className="-mx-1 mb-2 flex max-h-28 flex-wrap gap-1.5 overflow-y-auto p-1"
        >
          {verdicts.map((each) => (
            <label
              key={each.id}
              className="relative inline-flex h-7 items-center gap-1.5 rounded-[7px] border border-line px-2 text-xs text-mute hover:bg-hover has-checked:bg-raise has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="repeat"
                className="absolute inset-0 cursor-pointer appearance-none outline-none"
                checked={each.id === verdict.id}
                onChange={() => setChosen(each.id)}
              />
              <span className="mono">{labelOf(each.id)}</span>
              {each.without !== undefined && `${withoutLabel(each.without)} changed: `}
              {verdictNames[each.verdict]}
            </label>
          ))}
        </div>
      )}
      <PairView verdict={verdict} labelOf={labelOf} isGone={isGone} />
      <ul aria-label="Figures" className="mt-3 grid gap-1">
        {figures(verdict).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <Reasons verdict={verdict} />
      </ul>
      {verdict.pixels && <p className="mt-1 text-xs text-faint">{gradeRule}</p>}
    </section>
  );
}

/** Why the repeat is another picture, as far as the server told. */
function Reasons({ verdict: { of, id, verdict } }: { verdict: Verdict }) {
  const picture = useQuery(pictureQuery(of));
  const repeat = useQuery(pictureQuery(id));
  if (verdict === 'identical' || !picture.data || !repeat.data) return null;
  return likelyReasons(picture.data, repeat.data).map((line) => (
    <li key={line} className="text-mute">
      {line}
    </li>
  ));
}
