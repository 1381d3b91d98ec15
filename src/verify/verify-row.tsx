import { BadgeCheck, CircleAlert, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Picture } from '#library/rows.ts';
import type { Verdict } from '#library/verdicts.ts';
import { Button } from '#ui/button.tsx';
import { whyNotRepeatable } from './repeat.ts';
import { useRepeats } from './repeats.ts';
import { type OwedRepeats, status } from './status.ts';
import { plural, verdictNames, withoutLabel } from './words.ts';

type VerifyRowProps = {
  picture: Picture;
  labelOf: (id: string) => string;
  owed: OwedRepeats;
  onOpen: (of: string) => void;
};

/** What repeating a picture's request has shown, in one line, and the way to all of it. */
export function VerifyRow({ picture, labelOf, owed, onOpen }: VerifyRowProps) {
  const why = whyNotRepeatable(picture);
  return (
    <section aria-label="Verified" className="grid gap-1.5 border-t border-line px-3.5 py-2.5 text-xs">
      {picture.check && <RepeatOf picture={picture} check={picture.check} labelOf={labelOf} onOpen={onOpen} />}
      {why === undefined ? (
        <Repeated id={picture.id} owed={owed} onOpen={onOpen} />
      ) : (
        <p className="text-mute">{why}</p>
      )}
    </section>
  );
}

function Repeated({ id, owed, onOpen }: { id: string } & Pick<VerifyRowProps, 'owed' | 'onOpen'>) {
  const repeats = useRepeats(id);
  const { exact, unjudged } = repeats;
  return (
    <Line verdict={worst(exact)} onOpen={() => onOpen(id)}>
      {status(repeats, owed)}
      {unjudged.length > 0 && ` ${plural(unjudged.length, 'repeat')} cannot be compared: ${unjudged[0]?.why}`}
    </Line>
  );
}

type RepeatOfProps = { check: NonNullable<Picture['check']> } & Pick<VerifyRowProps, 'picture' | 'labelOf' | 'onOpen'>;

function RepeatOf({ picture, check, labelOf, onOpen }: RepeatOfProps) {
  const { all, unjudged, comparing } = useRepeats(check.of);
  const verdict = all.find(({ id }) => id === picture.id);
  const why = unjudged.find(({ id }) => id === picture.id)?.why;
  const what =
    check.without === undefined
      ? `Repeat of ${labelOf(check.of)}`
      : `Repeat of ${labelOf(check.of)}, ${withoutLabel(check.without)} changed`;
  return (
    <Line verdict={verdict} onOpen={() => onOpen(check.of)}>
      {what}
      {verdict ? `: ${verdictNames[verdict.verdict]}${verdict.cached ? ', perhaps from a cache' : ''}.` : '.'}
      {comparing.includes(picture.id) && ' Comparing…'}
      {why !== undefined && ` It cannot be compared: ${why}`}
    </Line>
  );
}

const icons = {
  identical: <BadgeCheck aria-hidden size={15} className="shrink-0 text-ok" />,
  near: <CircleDashed aria-hidden size={15} className="shrink-0 text-warn-text" />,
  different: <CircleAlert aria-hidden size={15} className="shrink-0 text-danger-text" />,
};

type LineProps = { verdict: Pick<Verdict, 'verdict' | 'cached'> | undefined; onOpen: () => void; children: ReactNode };

function Line({ verdict, onOpen, children }: LineProps) {
  return (
    <div className="flex items-center gap-2">
      {/* A copy proves nothing, so it earns no badge. */}
      {verdict && !verdict.cached ? icons[verdict.verdict] : null}
      <p aria-live="polite" className="min-w-0 flex-1 wrap-anywhere text-mute">
        {children}
      </p>
      <Button look="quiet" size="small" aria-label="Show repeats" onClick={onOpen}>
        Show
      </Button>
    </div>
  );
}

/** The one that decides what can be relied on. */
function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  const rank = { identical: 0, near: 1, different: 2 };
  return verdicts.filter(({ cached }) => !cached).toSorted((a, b) => rank[b.verdict] - rank[a.verdict])[0];
}
