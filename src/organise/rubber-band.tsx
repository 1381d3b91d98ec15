import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { type Box, boxBetween, touches } from './box.ts';

type RubberBandProps = { onMark: (ids: readonly string[]) => void; children: ReactNode };

type Drag = {
  scroller: Element;
  /** Where it began, in the scroller's content, in pixels. */
  from: { x: number; y: number };
  pointer: { x: number; y: number };
  /** Where pictures were last seen in the content: those that were scrolled away are not in the page any more. */
  seen: Map<string, Box>;
  stop: () => void;
};

/** So far a press may slip and is still no drag, in pixels. */
const slip = 5;

/** So near to an edge the gallery scrolls by itself; and at most so far in a frame. In pixels. */
const edge = 36;
const fastest = 18;

/** Selects the pictures that a rectangle is drawn over, which a mouse begins in the space between them. Escape gives it up. */
export function RubberBand({ onMark, children }: RubberBandProps) {
  const [box, setBox] = useState<Box>();
  const drag = useRef<Drag>(undefined);

  function begin(event: PointerEvent<HTMLDivElement>) {
    const { target, currentTarget, clientX, clientY } = event;
    if (event.pointerType !== 'mouse' || event.button !== 0 || !(target instanceof Element)) return;
    const scroller = scrollerOf(currentTarget);
    if (!scroller?.contains(target) || target.closest('button, a, input, [role="group"]')) return;
    const { right } = scroller.getBoundingClientRect();
    if (clientX > right - (scroller instanceof HTMLElement ? scroller.offsetWidth - scroller.clientWidth : 0)) return;
    // No text is selected on the way.
    event.preventDefault();
    const pointer = { x: clientX, y: clientY };
    const controller = new AbortController();
    const { signal } = controller;
    drag.current = {
      scroller,
      from: { x: clientX, y: clientY + scroller.scrollTop },
      pointer,
      seen: new Map(),
      stop: () => controller.abort(),
    };
    addEventListener('pointermove', (move) => Object.assign(pointer, { x: move.clientX, y: move.clientY }), { signal });
    addEventListener('pointerup', () => end(true), { signal });
    addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('keydown', giveUp, { signal, capture: true });
    requestAnimationFrame(draw);
  }

  function giveUp(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end(false);
  }

  /** Once a frame for as long as it lasts: the edge scrolls while the pointer rests. */
  function draw() {
    const { current } = drag;
    if (!current) return;
    const { scroller, pointer, seen } = current;
    const { top, bottom } = scroller.getBoundingClientRect();
    const beyond = Math.min(0, pointer.y - top - edge) + Math.max(0, pointer.y - bottom + edge);
    if (hasMoved(current)) scroller.scrollTop += Math.max(-fastest, Math.min(fastest, beyond / 2));
    for (const card of scroller.querySelectorAll<HTMLElement>('[data-picture]')) {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      const y = scroller.scrollTop;
      seen.set(card.dataset.picture ?? '', { left, right, top: top + y, bottom: bottom + y });
    }
    if (hasMoved(current)) setBox(onScreen(current));
    requestAnimationFrame(draw);
  }

  function end(isKept: boolean) {
    const { current } = drag;
    if (!current) return;
    current.stop();
    drag.current = undefined;
    setBox(undefined);
    if (!isKept || !hasMoved(current)) return;
    const area = drawn(current);
    onMark([...current.seen].filter(([, each]) => touches(each, area)).map(([id]) => id));
  }

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col" onPointerDown={begin}>
      {children}
      {box && (
        <div
          aria-hidden
          className="pointer-events-none fixed z-20 border border-accent bg-accent/15"
          style={{ left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top }}
        />
      )}
    </div>
  );
}

/** The rectangle so far, in the scroller's content. */
function drawn({ from, pointer, scroller }: Drag): Box {
  return boxBetween(from, { x: pointer.x, y: pointer.y + scroller.scrollTop });
}

/** The same as it is seen: no higher and no lower than the gallery. */
function onScreen(drag: Drag): Box {
  const { top, bottom } = drag.scroller.getBoundingClientRect();
  const box = drawn(drag);
  const y = drag.scroller.scrollTop;
  return { ...box, top: Math.max(top, box.top - y), bottom: Math.min(bottom, box.bottom - y) };
}

function hasMoved(drag: Drag): boolean {
  const { left, right, top, bottom } = drawn(drag);
  return right - left > slip || bottom - top > slip;
}

/** What the pictures are scrolled in. */
function scrollerOf(element: Element): Element | null {
  const first = element.querySelector('[data-picture]');
  for (let each = first?.parentElement; each && each !== element; each = each.parentElement)
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  return null;
}
