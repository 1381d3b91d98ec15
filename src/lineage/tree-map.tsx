import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Box, useScrollWindow } from '#lib/use-scroll-window.ts';
import { card, type Placed, pitch } from './layout.ts';
import { type Held, keepInPlace, type Pin, pointUnder } from './map-view.ts';
import { TreeCard } from './tree-card.tsx';
import { followFocus, type TreeProps } from './tree-item.ts';
import { ZoomBar } from './zoom-bar.tsx';
import { hearZoom } from './zoom-gestures.ts';

/** Smaller, a card says nothing and hundreds of them fill the window; larger, a thumbnail has nothing more to show. */
const scales = { least: 0.3, most: 2 } as const;

/** Empty room around the trees, in CSS pixels: with it a node can stay where it is when the trees around it shrink. */
const space = 800;

/** How far the words on the way to a card reach out to its left. */
const reach = pitch.x - card.width;

/** A press that moves less than this is a press, in CSS pixels. */
const slip = 5;

/** How far Shift and an arrow key push the map, in CSS pixels. */
const push = 120;

/**
 * Trees from left to right on a sheet that scrolls: the browser's own scrolling is the panning, so wheel, touch and
 * scrollbars work as everywhere. Only what is on show is in the page.
 */
export function TreeMap({ tree, onKeyDown }: { tree: TreeProps; onKeyDown: (event: KeyboardEvent) => void }) {
  const { layout, current } = tree;
  const [scale, setScale] = useState(1);
  const [box, watch] = useScrollWindow(256);
  const held = useRef<Held>(undefined);
  const pin = useRef<Pin>(undefined);
  const content = useRef<HTMLDivElement>(null);
  const pressed = useRef({ x: 0, y: 0 });

  /** Magnifies around a point of the window; without one around the middle of the map. */
  function zoomTo(wanted: number, point?: { x: number; y: number }) {
    const element = content.current;
    if (!element) return;
    pin.current = pointUnder(element, scale, point ?? middleOf(element));
    flushSync(() => setScale(Math.min(scales.most, Math.max(scales.least, wanted))));
  }

  /** On every commit: what was looked at stays where it was, and what is newly selected comes into view. */
  function settle(element: HTMLDivElement | null) {
    content.current = element;
    const scroller = element?.closest<HTMLElement>('[role="tree"]');
    if (!element || !scroller) return undefined;
    held.current = keepInPlace(
      { sheet: element, scroller, at: current ?? layout.placed[0], scale },
      held.current,
      pin.current,
    );
    pin.current = undefined;
    followFocus(scroller, current);
    return hearZoom(scroller, (factor, point) => zoomTo(scale * factor, point));
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const { buttons, pointerType, pointerId, currentTarget: scroller, clientX, clientY } = event;
    // A finger scrolls by itself.
    if (buttons !== 1 || pointerType !== 'mouse') return;
    if (!scroller.hasPointerCapture(pointerId)) {
      if (Math.hypot(clientX - pressed.current.x, clientY - pressed.current.y) < slip) return;
      // From here on the press is a drag, and no card hears a click.
      scroller.setPointerCapture(pointerId);
    }
    scroller.scrollBy(-event.movementX, -event.movementY);
  }

  function onKey(event: KeyboardEvent<HTMLElement>) {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    if (!event.shiftKey || x === undefined || y === undefined) return onKeyDown(event);
    event.preventDefault();
    event.currentTarget.scrollBy(x * push, y * push);
  }

  const isSeen = onShow(box, scale);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={watch}
        role="tree"
        aria-label="Lineage, as a map"
        aria-orientation="horizontal"
        className="size-full cursor-grab touch-pan-x touch-pan-y overflow-auto overscroll-contain select-none active:cursor-grabbing"
        onPointerDown={({ clientX, clientY }) => {
          pressed.current = { x: clientX, y: clientY };
        }}
        onPointerMove={onPointerMove}
        onKeyDown={onKey}
      >
        <div
          role="presentation"
          className="relative overflow-hidden"
          style={{ width: layout.width * scale + 2 * space, height: layout.height * scale + 2 * space }}
        >
          <div
            ref={settle}
            role="presentation"
            className="absolute origin-top-left"
            style={{ left: space, top: space, transform: `scale(${scale})` }}
          >
            {layout.spines
              .filter(({ x, top, bottom }) => isSeen(x, top, 1, bottom - top + card.height))
              .map(({ id, x, top, bottom }) => (
                <span
                  key={id}
                  aria-hidden
                  className="absolute border-l border-edge"
                  style={{ left: x, top: top + card.height / 2, height: bottom - top }}
                />
              ))}
            {layout.placed
              .filter(
                (placed) => placed === current || isSeen(placed.x - reach, placed.y, reach + card.width, card.height),
              )
              .map((placed: Placed) => (
                <TreeCard key={placed.node.id} placed={placed} tree={tree} />
              ))}
          </div>
        </div>
      </div>
      <ZoomBar scale={scale} range={scales} onZoom={zoomTo} />
    </div>
  );

  function middleOf(element: HTMLElement) {
    const scroller = element.closest('[role="tree"]') ?? element;
    const { left, top, width, height } = scroller.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }
}

/** Whether a rectangle of the sheet at 1:1 is in the part that is on show. */
function onShow({ left, top, right, bottom }: Box, scale: number) {
  return (x: number, y: number, width: number, height: number) =>
    space + (x + width) * scale > left &&
    space + x * scale < right &&
    space + (y + height) * scale > top &&
    space + y * scale < bottom;
}
