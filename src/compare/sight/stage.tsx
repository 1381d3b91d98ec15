import { type CSSProperties, type PointerEvent, type ReactNode, useRef } from 'react';
import { fitted, type Point, pushed, type View, viewedAt, zoomedAt } from './view.ts';

export type Look = { view: View; onView: (change: (view: View) => View) => void };

type StageProps = Look & { className?: string; children: ReactNode };

/** A place to look at pictures: the wheel or two fingers zoom where they are, dragging pans, a double click shows 1:1. */
export function Stage({ view, onView, className = '', children }: StageProps) {
  const fingers = useRef(new Map<number, Point>());

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || event.target instanceof HTMLInputElement) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const box = sheetIn(event.currentTarget)?.getBoundingClientRect();
    if (!box || !fingers.current.has(event.pointerId)) return;
    const before = gripOf(fingers.current);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = gripOf(fingers.current);
    const by = { x: (after.x - before.x) / box.width, y: (after.y - before.y) / box.height };
    const factor = before.spread > 0 ? after.spread / before.spread : 1;
    onView((view) => zoomedAt(pushed(view, by), factor, pointIn(box, before)));
  }

  const release = (event: PointerEvent) => fingers.current.delete(event.pointerId);

  /** Listened to by hand: React's own listener cannot keep the page from scrolling. */
  function hearWheel(stage: HTMLDivElement | null) {
    const onWheel = (event: WheelEvent) => {
      const box = stage && sheetIn(stage)?.getBoundingClientRect();
      // Fitted already: the page scrolls on.
      if (!box || (view.zoom <= 1 && event.deltaY > 0 && !event.ctrlKey)) return;
      event.preventDefault();
      const point = pointIn(box, { x: event.clientX, y: event.clientY });
      onView((view) => zoomedAt(view, event.deltaY < 0 ? 1.2 : 1 / 1.2, point));
    };
    stage?.addEventListener('wheel', onWheel, { passive: false });
    return () => stage?.removeEventListener('wheel', onWheel);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way to what the keys and buttons do
    <div
      ref={hearWheel}
      className={`relative overflow-hidden bg-ground select-none [container-type:size] ${view.zoom > 1 ? 'cursor-grab touch-none active:cursor-grabbing' : 'touch-pan-y'} ${className}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={(event) => {
        const at = { x: event.clientX, y: event.clientY };
        const sheet = sheetIn(event.currentTarget);
        if (sheet) onView((view) => (view.zoom === 1 ? oneToOne(sheet, view, at) : fitted));
      }}
    >
      {children}
    </div>
  );
}

type SheetProps = { size: { width: number; height: number }; view: View; children: ReactNode };

/** A picture in its place on a stage, as the view has it; several of them lie on one another. */
export function Sheet({ size, view: { zoom, x, y }, children }: SheetProps) {
  const style: CSSProperties = {
    width: `min(100cqw, ${size.width / size.height} * 100cqh)`,
    aspectRatio: `${size.width} / ${size.height}`,
    transform: `translate(${-100 * x}%, ${-100 * y}%) scale(${zoom})`,
    transformOrigin: `${100 * x}% ${100 * y}%`,
  };
  return (
    <div data-sheet={size.width} className="absolute top-1/2 left-1/2" style={style}>
      {children}
    </div>
  );
}

/** The picture inside an element; of several the one with the most pixels. */
export function sheetIn(element: Element): HTMLElement | undefined {
  const pixels = ({ dataset }: HTMLElement) => Number(dataset.sheet);
  return [...element.querySelectorAll<HTMLElement>('[data-sheet]')].sort((a, b) => pixels(b) - pixels(a))[0];
}

/** The view in which one pixel of a picture is one of the screen, around a spot of the window or where it is. */
export function oneToOne(sheet: HTMLElement, view: View, spot?: Point): View {
  const box = sheet.getBoundingClientRect();
  const zoom = (Number(sheet.dataset.sheet) * view.zoom) / (box.width * devicePixelRatio);
  return viewedAt(view, zoom, spot && pointIn(box, spot));
}

function pointIn({ left, top, width, height }: DOMRect, { x, y }: Point): Point {
  return { x: (x - left) / width, y: (y - top) / height };
}

/** The middle of the fingers and how far they are apart; a single one has no spread. */
function gripOf(fingers: ReadonlyMap<number, Point>): Point & { spread: number } {
  const all = [...fingers.values()];
  const [first, second] = all;
  return {
    x: all.reduce((sum, { x }) => sum + x, 0) / all.length,
    y: all.reduce((sum, { y }) => sum + y, 0) / all.length,
    spread: first && second ? Math.hypot(first.x - second.x, first.y - second.y) : 0,
  };
}
