import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Chips } from '#ui/chips.tsx';
import { card, type Placed, pitch } from './layout.ts';
import { Thumbnail } from './thumbnail.tsx';
import { countBelow } from './tree.ts';
import { itemOf, type TreeProps } from './tree-item.ts';

/** The most changes that have room above the line to a node. */
const mostChanges = 3;

/** A node on the map: its picture on the stack of its siblings, and on the line to it what changed. */
export function TreeCard({ placed, tree }: { placed: Placed; tree: TreeProps }) {
  const { node, x, y, expanded } = placed;
  const { attributes, pictures, picture, label, changes, missing, isCurrent } = itemOf(placed, tree);
  const told = changes.length > mostChanges ? changes.slice(0, mostChanges - 1) : changes;
  const tab = isCurrent ? 0 : -1;
  return (
    <div
      {...attributes}
      className="group absolute rounded-[7px] outline-offset-4"
      style={{ left: x, top: y, width: card.width, height: card.height }}
    >
      {node.parent && (
        <span
          aria-hidden
          className="absolute right-full bottom-1/2 flex flex-col items-start gap-[3px] border-b border-edge pr-1 pb-1.5 pl-2.5"
          style={{ width: pitch.x - card.width - 26 }}
        >
          <Chips texts={told.map(({ text }) => text)} className="line-clamp-2 whitespace-normal" />
          {told.length < changes.length && (
            <span className="mono text-faint" title={changes.map(({ text }) => text).join('\n')}>
              and {changes.length - told.length} more
            </span>
          )}
        </span>
      )}
      <span
        className={`relative grid h-[99px] place-items-center overflow-hidden rounded-[5px] bg-raise text-center group-aria-selected:outline-2 group-aria-selected:outline-offset-2 group-aria-selected:outline-accent ${missing ? 'border border-dashed border-edge' : ''} ${pictures.length > 1 ? 'shadow-[3px_-3px_0_-1px_var(--color-hover),3px_-3px_0_0_var(--color-edge)]' : ''}`}
      >
        {picture ? <Thumbnail id={picture} /> : <span className="p-2 text-xs text-mute">{missing}</span>}
      </span>
      <span className="mono flex h-[23px] items-center gap-1 pt-1 text-mute">
        <span className="mr-auto group-aria-selected:text-text">{label}</span>
        {pictures.length > 1 && (
          <StackSteps pictures={pictures} picture={picture} tab={tab} isOpen={isCurrent} onPicture={tree.onPicture} />
        )}
      </span>
      {expanded !== undefined && (
        <>
          <span
            aria-hidden
            className="absolute bottom-1/2 left-full border-b border-edge"
            style={{ width: expanded ? 26 : 8 }}
          />
          <button
            type="button"
            tabIndex={tab}
            aria-label={`${expanded ? 'Fold' : 'Unfold'} what was made from ${label}`}
            className={`mono absolute top-1/2 left-full ml-2 grid h-[18px] min-w-[18px] -translate-y-1/2 place-items-center rounded-full border border-edge bg-panel px-1 text-mute hover:bg-hover hover:text-text focus-visible:opacity-100 pointer-coarse:opacity-100 ${expanded ? 'opacity-0 group-hover:opacity-100 group-aria-selected:opacity-100' : ''}`}
            onClick={(event) => {
              event.stopPropagation();
              tree.onToggle(placed);
            }}
          >
            {expanded ? '−' : `+${countBelow(node)}`}
          </button>
        </>
      )}
    </div>
  );
}

type StackStepsProps = {
  pictures: readonly string[];
  picture: string | undefined;
  tab: number;
  isOpen: boolean;
  onPicture: (id: string) => void;
};

/** How many pictures differ in their seeds alone; on the node one is at, the way through them. */
function StackSteps({ pictures, picture, tab, isOpen, onPicture }: StackStepsProps) {
  if (!isOpen) return <span title="Pictures that differ in their seeds alone">× {pictures.length}</span>;
  const at = picture === undefined ? 0 : pictures.indexOf(picture);
  const step = (name: string, to: string | undefined, icon: React.ReactNode) => (
    <button
      type="button"
      tabIndex={tab}
      aria-label={`${name} seed`}
      disabled={to === undefined}
      className="grid size-5 place-items-center rounded text-mute hover:bg-hover hover:text-text disabled:opacity-40"
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        if (to !== undefined) onPicture(to);
      }}
    >
      {icon}
    </button>
  );
  return (
    <>
      {step('Previous', pictures[at - 1], <ChevronLeft size={13} />)}
      {at + 1}/{pictures.length}
      {step('Next', pictures[at + 1], <ChevronRight size={13} />)}
    </>
  );
}
