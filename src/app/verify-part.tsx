import { VerifyDialog } from '#verify/verify-dialog.tsx';
import { useOwedRepeats } from './use-repeats.ts';
import { cautionOf, startRepeats } from './verifying.ts';

type VerifyPartProps = { id: string; labelOf: (id: string) => string; onClose: () => void };

/** The repeats of a picture, with what more of them takes on this page. */
export function VerifyPart({ id, labelOf, onClose }: VerifyPartProps) {
  return (
    <VerifyDialog
      id={id}
      labelOf={labelOf}
      owed={useOwedRepeats(id)}
      cautionOf={cautionOf}
      onRepeat={(...wanted) => void startRepeats(...wanted)}
      onClose={onClose}
    />
  );
}
