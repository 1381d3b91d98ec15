import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { pictureIdsQuery, pictureQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Comparison } from './comparison.tsx';
import { FieldTests } from './field-tests.tsx';
import { makerOf, tallyOf } from './findings.ts';
import type { FieldTest } from './repeat.ts';
import { Repeatability } from './repeatability.tsx';
import { useRepeats } from './repeats.ts';
import { type OwedRepeats, status } from './status.ts';

type VerifyDialogProps = {
  /** The picture whose repeats are shown. */
  id: string;
  labelOf: (id: string) => string;
  owed: OwedRepeats;
  /** Why nothing can be sent for a picture, such as that its endpoint is gone. */
  whyNotOf: (picture: Picture) => string | undefined;
  /** What to know before something is sent for it. */
  cautionOf: (picture: Picture) => string | undefined;
  onRepeat: (picture: Picture, tests: readonly FieldTest[], exactToo: boolean) => void;
  onClose: () => void;
};

/** What repeating a picture has shown, with the pictures side by side; more repeats; and how repeatable all are. */
export function VerifyDialog({ id, labelOf, owed, whyNotOf, cautionOf, onRepeat, onClose }: VerifyDialogProps) {
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Dialog
      title={showsAll ? 'How repeatable' : `Verify ${labelOf(id)}`}
      className="w-[min(60rem,calc(100vw-1.5rem))]"
      onClose={onClose}
    >
      {showsAll ? (
        <Repeatability />
      ) : (
        <OnePicture
          id={id}
          labelOf={labelOf}
          owed={owed}
          whyNotOf={whyNotOf}
          cautionOf={cautionOf}
          onRepeat={onRepeat}
        />
      )}
      <p className="mt-5 border-t border-line pt-3">
        <Button look="quiet" size="small" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? (
            <>
              <ArrowLeft size={13} /> Back to {labelOf(id)}
            </>
          ) : (
            'How repeatable is each model?'
          )}
        </Button>
      </p>
    </Dialog>
  );
}

function OnePicture({ id, labelOf, owed, whyNotOf, cautionOf, onRepeat }: Omit<VerifyDialogProps, 'onClose'>) {
  const repeats = useRepeats(id);
  const { all, exact, tests, unjudged } = repeats;
  const { data: ids = [] } = useQuery(pictureIdsQuery);
  const isGone = !ids.includes(id);
  const picture = useQuery({ ...pictureQuery(id), enabled: !isGone });
  const shown = isGone ? undefined : picture.data;
  const why = shown && whyNotOf(shown);
  const caution = shown && cautionOf(shown);
  return (
    <div className="grid gap-5">
      <p aria-live="polite">{status(repeats, owed)}</p>
      {unjudged.map((each) => (
        <p key={each.id} className="text-xs text-mute">
          {labelOf(each.id)} cannot be compared: {each.why}
        </p>
      ))}
      {exact.length + tests.length > 0 && (
        <Comparison verdicts={[...exact, ...tests]} labelOf={labelOf} isGone={(each) => !ids.includes(each)} />
      )}
      {isGone && <p className="text-mute">The picture itself was deleted, so it cannot be repeated any more.</p>}
      {picture.isError && (
        <p className="text-danger-text">This picture’s record cannot be read. {picture.error.message}</p>
      )}
      {why !== undefined && <p className="text-mute">{why}</p>}
      {shown && why === undefined && (
        <>
          <section aria-label="Repeat" className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Button
              size="small"
              // The second press of a double press would pay for another one.
              onClick={({ detail }) => detail < 2 && onRepeat(shown, [], true)}
            >
              {exact.length > 0 ? 'Verify again (1 request)' : 'Verify (1 request)'}
            </Button>
            <p className="min-w-60 flex-1 text-xs text-faint">
              The exact request once more, asking for no cached answer where its API has a way to. It makes one picture,
              which costs what any picture costs.
            </p>
          </section>
          {caution !== undefined && <p className="text-xs text-warn-text">{caution}</p>}
          <FieldTests
            picture={shown}
            tally={tallyOf(makerOf(shown), all)}
            onTest={(chosen, exactToo) => onRepeat(shown, chosen, exactToo)}
          />
        </>
      )}
    </div>
  );
}
