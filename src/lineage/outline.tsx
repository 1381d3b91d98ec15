import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { Chips } from '#ui/chips.tsx';
import type { Placed } from './layout.ts';
import { Thumbnail } from './thumbnail.tsx';
import { followFocus, itemOf, type TreeProps } from './tree-item.ts';

/** A branch further in than this goes in no further: on a phone the words need the width. */
const deepest = 8;

/** Trees as an indented list: for narrow pages, and to be read out. Only what is on screen is in the page. */
export function Outline({ tree, onKeyDown }: { tree: TreeProps; onKeyDown: (event: KeyboardEvent) => void }) {
  const { layout, current } = tree;
  const list = useRef<VListHandle>(null);
  const shown = useRef<string>(undefined);
  const at = current ? layout.placed.indexOf(current) : -1;

  /** On every commit: what is newly selected comes into view, and the focus with it. */
  function settle(element: HTMLElement | null) {
    if (!element || !current) return;
    if (shown.current !== current.node.id) list.current?.scrollToIndex(at, { align: 'nearest' });
    shown.current = current.node.id;
    followFocus(element, current);
  }

  return (
    <div ref={settle} className="flex min-h-0 flex-1 flex-col">
      <VList
        ref={list}
        role="tree"
        aria-label="Lineage, as an outline"
        className="flex-1 overscroll-contain py-1.5"
        bufferSize={400}
        keepMounted={at < 0 ? [] : [at]}
        data={layout.placed}
        onKeyDown={onKeyDown}
      >
        {(placed) => <OutlineRow key={placed.node.id} placed={placed} tree={tree} />}
      </VList>
    </div>
  );
}

function OutlineRow({ placed, tree }: { placed: Placed; tree: TreeProps }) {
  const { attributes, pictures, picture, label, changes, missing, isCurrent } = itemOf(placed, tree);
  const { expanded, branches, node } = placed;
  return (
    <div
      {...attributes}
      className="flex min-h-14 cursor-pointer items-center gap-2.5 py-1 pr-[18px] -outline-offset-2 hover:bg-hover aria-selected:bg-raise aria-selected:shadow-[inset_3px_0_0_var(--color-accent)]"
      style={{ paddingLeft: 10 + Math.min(branches, deepest) * 18 }}
    >
      {expanded === undefined ? (
        <span className="w-6 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={isCurrent ? 0 : -1}
          aria-label={`${expanded ? 'Fold' : 'Unfold'} what was made from ${label}`}
          className="grid size-6 shrink-0 place-items-center rounded text-mute hover:text-text"
          onDoubleClick={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            tree.onToggle(placed);
          }}
        >
          {expanded ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
        </button>
      )}
      <span className="grid h-[42px] w-14 shrink-0 place-items-center overflow-hidden rounded-[5px] bg-raise">
        {picture && <Thumbnail id={picture} />}
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="mono text-mute">
          {label}
          {pictures.length > 1 && ` × ${pictures.length}`}
          {missing && ` · ${missing}`}
        </span>
        {changes.length === 0 ? (
          <span className="truncate">{node.recipe.prompt}</span>
        ) : (
          <span className="flex flex-wrap gap-1">
            <Chips texts={changes.map(({ text }) => text)} />
          </span>
        )}
      </span>
    </div>
  );
}
