import { useSyncExternalStore } from 'react';
import { endpoints } from '#settings/endpoints.ts';
import { VerifyDialog } from '#verify/verify-dialog.tsx';
import { useOwedRepeats } from './use-repeats.ts';
import { cautionOf, startRepeats } from './verifying.ts';
import { whyNotVerify } from './why-not-verify.ts';

type VerifyPartProps = { id: string; labelOf: (id: string) => string; onClose: () => void };

/** The repeats of a picture, with what more of them takes on this page. */
export function VerifyPart({ id, labelOf, onClose }: VerifyPartProps) {
  useSyncExternalStore(endpoints.subscribe, endpoints.get);
  return (
    <VerifyDialog
      id={id}
      labelOf={labelOf}
      owed={useOwedRepeats(id)}
      whyNotOf={whyNotVerify}
      cautionOf={cautionOf}
      onRepeat={(...wanted) => void startRepeats(...wanted)}
      onClose={onClose}
    />
  );
}
