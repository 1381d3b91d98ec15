import { PictureSheet } from './picture-sheet.tsx';
import { type Look, Stage } from './stage.tsx';
import { Tag } from './tag.tsx';

type SideBySideProps = Look & { ids: readonly string[]; labelOf: (id: string) => string };

/** Two to eight pictures beside one another; zoom one and all show the same place. */
export function SideBySide({ ids, labelOf, view, onView }: SideBySideProps) {
  const columns = ids.length <= 3 ? ids.length : Math.ceil(ids.length / 2);
  return (
    <div
      className="grid size-full auto-rows-fr grid-cols-(--columns) gap-1 max-mid:grid-cols-2"
      style={{ '--columns': `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {ids.map((id) => (
        <Stage key={id} view={view} onView={onView} className="rounded-md">
          <PictureSheet id={id} label={labelOf(id)} view={view} />
          <Tag>{labelOf(id)}</Tag>
        </Stage>
      ))}
    </div>
  );
}
