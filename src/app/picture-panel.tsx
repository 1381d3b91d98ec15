import { useSyncExternalStore } from 'react';
import { Details } from '#details/details.tsx';
import { pictureFile } from '#exchange/write/picture-file.ts';
import { demoEndpoint } from '#inference/endpoint.ts';
import { PictureMarks } from '#organise/picture-marks.tsx';
import { tokens } from '#settings/tokens/tokens.ts';
import { VerifyRow } from '#verify/verify-row.tsx';
import { PictureActions } from './picture-actions.tsx';
import { RecordRescue } from './record-rescue.tsx';
import { draftStore } from './stores.ts';
import type { PictureDeeds } from './use-picture-deeds.ts';
import { useIgnored, useOwedRepeats } from './use-repeats.ts';

type PicturePanelProps = {
  id: string;
  labelOf: (id: string) => string;
  deeds: PictureDeeds;
  onSelect: (id: string) => void;
  onLineage: () => void;
  onView: () => void;
  onClose: () => void;
};

/** The details of the selected picture with what can be done with it on this page. */
export function PicturePanel({ id, labelOf, deeds, onSelect, onLineage, onView, onClose }: PicturePanelProps) {
  const heldSeed = useSyncExternalStore(draftStore.subscribe, draftStore.heldSeed);
  const owed = useOwedRepeats(id);
  const ignoredBy = useIgnored();
  return (
    <Details
      key={id}
      id={id}
      labelOf={labelOf}
      ignoredBy={ignoredBy}
      // The demo needs no token, but the API it plays does: its code is for an endpoint of that API.
      sendsToken={(endpoint) => endpoint === demoEndpoint.id || tokens.hint(endpoint) !== undefined}
      fileOf={async (id) => (await pictureFile(id)).file}
      onSelect={onSelect}
      onLineage={onLineage}
      onView={onView}
      onClose={onClose}
      rescue={<RecordRescue id={id} />}
      actions={(picture) => (
        <>
          <PictureActions picture={picture} deeds={deeds} seedHeld={heldSeed === picture.recipe.seed} />
          <PictureMarks picture={picture} />
          <VerifyRow picture={picture} labelOf={labelOf} owed={owed} onOpen={deeds.showRepeats} />
        </>
      )}
    />
  );
}
