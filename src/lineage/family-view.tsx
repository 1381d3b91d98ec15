import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { type Family, type Frame, framesQuery, isMixed } from '#library/lineage.ts';
import type { Placed } from './layout.ts';
import { Outline } from './outline.tsx';
import { faceOf, type TreeProps } from './tree-item.ts';
import { stepOf } from './tree-keys.ts';
import { TreeMap } from './tree-map.tsx';
import { useDrawnTrees } from './use-drawn-trees.ts';

const noFrames: ReadonlyMap<string, readonly Frame[]> = new Map();

export type Look = 'map' | 'outline';

type FamilyViewProps = Pick<TreeProps, 'selected' | 'have' | 'owed' | 'labelOf' | 'onView'> & {
  family: Family;
  look: Look;
  onSelect: (id: string) => void;
};

/** The trees of one family, on a map or in an outline. Walking them selects pictures. */
export function FamilyView({ family, look, onSelect, ...shared }: FamilyViewProps) {
  const { selected, have, onView } = shared;
  const mixed = family.runs.filter(isMixed).map(({ id }) => id);
  const frames = useQuery({ ...framesQuery(family.root.id, mixed), enabled: mixed.length > 0 });
  const { layout, placeOf, toggle } = useDrawnTrees(family, frames.data ?? noFrames);
  // A node without a picture can be walked to, but selects nothing; it counts until something else is selected.
  const [walked, setWalked] = useState({ selected, node: '' });
  const current =
    (walked.selected === selected && layout.placed.find(({ node }) => node.id === walked.node)) ||
    placeOf.get(selected ?? '');

  function go(placed: Placed) {
    const picture = faceOf(placed.node, have, selected);
    const isThere = picture !== undefined && have.has(picture);
    setWalked({ selected: isThere ? picture : selected, node: placed.node.id });
    if (isThere) onSelect(picture);
  }

  function fold(placed: Placed) {
    go(placed);
    toggle(placed.node);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || (target instanceof HTMLButtonElement && (key === ' ' || key === 'Enter')))
      return;
    const at = current ?? layout.placed[0];
    if (!at) return;
    const isArrow = key.startsWith('Arrow');
    const step = stepOf(key, at, layout.placed, look);
    const picture = key === 'Enter' ? faceOf(at.node, have, selected) : undefined;
    // Arrows that lead nowhere must not walk the gallery behind this.
    if (step || picture || isArrow) event.preventDefault();
    if (picture) onView(picture);
    else if (step && 'to' in step) go(step.to);
    else if (step) fold(step.toggle);
  }

  // Which recipes there are is known in a moment; a tree that is drawn without them would be drawn twice.
  if (mixed.length > 0 && frames.isPending) return null;
  const tree = { ...shared, layout, current, onGo: go, onPicture: onSelect, onToggle: fold };
  return look === 'map' ? <TreeMap tree={tree} onKeyDown={onKeyDown} /> : <Outline tree={tree} onKeyDown={onKeyDown} />;
}
