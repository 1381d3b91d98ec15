import { useQuery } from '@tanstack/react-query';
import { sourceQuery } from '#library/lineage.ts';
import { pictureIdsQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import { hasId } from '#library/sorted-ids.ts';
import { diffRecipes } from '#recipe/diff.ts';
import { isFreshStart } from '#recipe/fresh-start.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { Chips } from '#ui/chips.tsx';
import { Faint, Row } from './parameter-list.tsx';

type OriginRowsProps = {
  picture: Picture;
  labelOf: (id: string) => string;
  onSelect: (id: string) => void;
  onLineage: () => void;
};

const link = 'text-text underline decoration-edge underline-offset-2 hover:decoration-current';

/** Which picture's settings it was made from, and what is different against that. */
export function OriginRows({ picture, labelOf, onSelect, onLineage }: OriginRowsProps) {
  const { parent } = picture;
  const { data: source } = useQuery({ ...sourceQuery(parent ?? ''), enabled: parent !== undefined });
  const isFresh = source && isFreshStart(source.recipe, picture.recipe);
  return (
    <>
      <Row term="Made from">
        <span className="flex justify-between gap-2">
          {parent === undefined ? (
            <Faint>no picture here</Faint>
          ) : (
            <span>
              {isFresh && <Faint>a fresh start after </Faint>}
              <Parent id={parent} label={labelOf(parent)} onSelect={onSelect} />
            </span>
          )}
          <button type="button" className={`shrink-0 ${link}`} onClick={onLineage}>
            Show lineage
          </button>
        </span>
      </Row>
      {source && <Changes before={source.recipe} after={picture.recipe} />}
    </>
  );
}

function Parent({ id, label, onSelect }: { id: string; label: string; onSelect: (id: string) => void }) {
  const { data: ids = [] } = useQuery(pictureIdsQuery);
  if (!hasId(ids, id)) return <Faint>{`${label}, not there any more`}</Faint>;
  return (
    <button type="button" className={link} onClick={() => onSelect(id)}>
      {label}
    </button>
  );
}

function Changes({ before, after }: { before: Recipe; after: Recipe }) {
  const changes = diffRecipes(before, after);
  return (
    <Row term="What changed">
      {changes.length === 0 && <Faint>nothing</Faint>}
      <span className="flex flex-wrap gap-1">
        <Chips texts={changes.map(({ text }) => text)} />
      </span>
    </Row>
  );
}
