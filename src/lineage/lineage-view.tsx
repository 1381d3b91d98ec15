import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useMediaQuery } from '#lib/use-media-query.ts';
import { familiesOf } from '#library/lineage.ts';
import { pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { frameOf } from '#library/rows.ts';
import { Button } from '#ui/button.tsx';
import { FamilyView, type Look } from './family-view.tsx';
import { RootList } from './root-list.tsx';

type LineageViewProps = {
  /** Ids of the pictures that are still owed. */
  jobIds: readonly string[];
  selected: string | undefined;
  labelOf: (id: string) => string;
  /** Null: nothing is. */
  onSelect: (id: string | null) => void;
  onView: (id: string) => void;
};

/** The tree that the selected picture belongs to; with none selected, where every tree begins. */
export function LineageView({ jobIds, selected, labelOf, onSelect, onView }: LineageViewProps) {
  const families = useQuery({ ...runsQuery, select: familiesOf });
  const ids = useQuery(pictureIdsQuery);
  const isNarrow = useMediaQuery('(max-width: 48rem)');
  const [chosenLook, setLook] = useState<Look>();
  // Closing the details takes the selection back, and the tree stays.
  const [shown, setShown] = useState({ selected, picture: selected });
  if (shown.selected !== selected) setShown({ selected, picture: selected ?? shown.picture });

  if (!families.data || !ids.data) return <section aria-label="Lineage" className="flex-1" />;
  const family = shown.picture === undefined ? undefined : families.data.get(frameOf(shown.picture).run);
  const have = new Set(ids.data);
  const look = chosenLook ?? (isNarrow ? 'outline' : 'map');
  return (
    <section aria-label="Lineage" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex items-center gap-2 border-b border-line px-[18px] py-2 max-mid:px-3">
        {family ? (
          <>
            <Button
              look="quiet"
              size="small"
              onClick={() => {
                setShown({ selected: undefined, picture: undefined });
                onSelect(null);
              }}
            >
              <ArrowLeft size={14} /> All trees
            </Button>
            <h2 className="min-w-0 flex-1 truncate" title={family.root.recipe.prompt}>
              {family.root.recipe.prompt}
            </h2>
            <span className="mono shrink-0 text-faint max-mid:hidden">
              {family.runs.length} {family.runs.length === 1 ? 'run' : 'runs'}
            </span>
            <fieldset aria-label="Look" className="flex shrink-0 gap-1">
              {(['map', 'outline'] as const).map((name) => (
                <Button key={name} size="small" aria-pressed={look === name} onClick={() => setLook(name)}>
                  {name === 'map' ? 'Map' : 'Outline'}
                </Button>
              ))}
            </fieldset>
          </>
        ) : (
          <h2 className="py-1 font-semibold">All trees</h2>
        )}
      </header>
      {family ? (
        <FamilyView
          key={family.root.id}
          family={family}
          look={look}
          selected={selected}
          have={have}
          owed={new Set(jobIds)}
          labelOf={labelOf}
          onSelect={onSelect}
          onView={onView}
        />
      ) : (
        <RootList
          families={families.data.values()}
          have={have}
          labelOf={labelOf}
          onOpen={(picture) => {
            setShown({ selected: picture, picture });
            onSelect(picture);
          }}
        />
      )}
    </section>
  );
}
