import { useSyncExternalStore } from 'react';
import type { Picture } from '#library/rows.ts';
import { endpoints } from '#settings/endpoints.ts';
import { Button } from '#ui/button.tsx';
import { pictureActions, titleOf } from './picture-action-list.tsx';
import type { PictureDeeds } from './use-picture-deeds.ts';

type PictureActionsProps = { picture: Picture; deeds: PictureDeeds; seedHeld: boolean };

/** What can be done with the selected picture, as buttons. */
export function PictureActions({ picture, deeds, seedHeld }: PictureActionsProps) {
  // What can be verified depends on the endpoints there are.
  useSyncExternalStore(endpoints.subscribe, endpoints.get);
  return (
    <div className="grid grid-cols-2 gap-1.5 px-3.5 py-3">
      {pictureActions(picture, deeds, seedHeld)
        .flat()
        .map((action) => {
          const { name, icon, whyNot, isOn, isPaid, run } = action;
          return (
            <Button
              key={name}
              className={`min-w-0 justify-start gap-1.5 px-2 text-xs ${isOn ? 'border-accent-text/50 bg-accent-wash text-accent-text' : ''}`}
              title={titleOf(action)}
              disabled={whyNot !== undefined}
              onClick={({ detail }) => void ((!isPaid || detail < 2) && run())}
            >
              {icon}
              {name}
            </Button>
          );
        })}
    </div>
  );
}
