import { useState } from 'react';
import { mostContestants } from './blind/ballot.ts';
import { BlindDialog } from './blind/blind-dialog.tsx';
import { mostShown } from './most-shown.ts';
import { PictureStrip } from './picture-strip.tsx';
import { SightDialog } from './sight/sight-dialog.tsx';
import { ParameterTable } from './table/parameter-table.tsx';

/** A row to choose from, not another gallery. */
const mostCandidates = 60;

type CompareDialogProps = {
  /** The pictures of the gallery, in the order they are seen. */
  gallery: readonly string[];
  /** Those to compare; to a single one its neighbour is added. */
  ids: readonly string[];
  labelOf: (id: string) => string;
  randomSeed: () => number;
  onClose: () => void;
};

/** Pictures together: to look at, with the parameters that differ, or to vote on without knowing which is which. */
export function CompareDialog({ gallery, ids, labelOf, randomSeed, onClose }: CompareDialogProps) {
  const [opened] = useState(() => (ids.length === 1 ? [...ids, ...neighbours(gallery, ids).slice(0, 1)] : ids));
  const [chosen, setChosen] = useState(() => opened.slice(0, mostContestants));
  const [isBlind, setBlind] = useState(false);
  const shown = chosen.slice(0, mostShown);

  return isBlind ? (
    <BlindDialog
      ids={chosen}
      labelOf={labelOf}
      randomSeed={randomSeed}
      onBack={() => setBlind(false)}
      onClose={onClose}
    />
  ) : (
    <SightDialog
      ids={shown}
      labelOf={labelOf}
      onBlind={() => setBlind(true)}
      onClose={onClose}
      strip={
        <PictureStrip
          ids={[...opened, ...neighbours(gallery, opened)].slice(0, Math.max(mostCandidates, opened.length))}
          chosen={chosen}
          most={{ shown: mostShown, ticked: mostContestants }}
          labelOf={labelOf}
          onChosen={setChosen}
        />
      }
      table={<ParameterTable ids={shown} labelOf={labelOf} />}
    />
  );
}

/** The other pictures of the gallery, those nearest to the first of some before the rest, next before previous. */
function neighbours(gallery: readonly string[], some: readonly string[]): string[] {
  const at = gallery.indexOf(some[0] ?? '');
  return gallery
    .map((id, index) => ({ id, away: index > at ? index - at - 0.5 : at - index }))
    .filter(({ id }) => !some.includes(id))
    .sort((a, b) => a.away - b.away)
    .map(({ id }) => id);
}
