import { useSyncExternalStore } from 'react';
import { Details } from '#details/details.tsx';
import { pictureFile } from '#exchange/write/picture-file.ts';
import { demoEndpoint } from '#inference/endpoint.ts';
import { tokens } from '#settings/tokens.ts';
import { PictureActions } from './picture-actions.tsx';
import { RecordRescue } from './record-rescue.tsx';
import { draftStore } from './stores.ts';
import type { PictureDeeds } from './use-picture-deeds.ts';

type PicturePanelProps = { id: string; label: string; deeds: PictureDeeds; onView: () => void; onClose: () => void };

/** The details of the selected picture with what can be done with it on this page. */
export function PicturePanel({ id, label, deeds, onView, onClose }: PicturePanelProps) {
  const heldSeed = useSyncExternalStore(draftStore.subscribe, draftStore.heldSeed);
  return (
    <Details
      key={id}
      id={id}
      label={label}
      // The demo needs no token, but the API it plays does: its code is for an endpoint of that API.
      sendsToken={(endpoint) => endpoint === demoEndpoint.id || tokens.hint(endpoint) !== undefined}
      fileOf={async (id) => (await pictureFile(id)).file}
      onView={onView}
      onClose={onClose}
      rescue={<RecordRescue id={id} />}
      actions={(picture) => (
        <PictureActions picture={picture} deeds={deeds} seedHeld={heldSeed === picture.recipe.seed} />
      )}
    />
  );
}
