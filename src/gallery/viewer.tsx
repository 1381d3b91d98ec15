import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Columns2, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { showBlob } from '#lib/blob-url.ts';
import { imageQuery, pictureQuery } from '#library/queries.ts';
import { Button } from '#ui/button.tsx';
import { CloseDialog, openModal } from '#ui/dialog.tsx';
import { fitted, panned, type View, zoomed } from './view.ts';

type ViewerProps = {
  ids: readonly string[];
  id: string;
  onSelect: (id: string) => void;
  onCompare: (id: string) => void;
  /** What else is done with the picture, by `event.key`, letters in lower case. */
  keys: Record<string, (id: string) => unknown>;
  onRemove: (id: string) => void;
  onUndo: () => void;
  /** Stands at its foot: what is said of the picture, and the button that removes it. */
  foot: (remove: () => void) => ReactNode;
  onClose: () => void;
};

/** One picture as large as the window: arrow keys walk, plus and minus or the wheel zoom, dragging pans. */
export function Viewer({ ids, id, onSelect, onCompare, onRemove, onUndo, foot, onClose, ...props }: ViewerProps) {
  const [view, setView] = useState<View>(fitted);
  const picture = useQuery(pictureQuery(id));
  // A picture that is not on show any more, such as one that is no pick now, keeps its place until one goes on from it.
  const [list, setList] = useState(ids.includes(id) ? ids : [id, ...ids]);
  if (list !== ids && ids.includes(id)) setList(ids);
  const at = list.indexOf(id);
  const next = list[at + 1];
  const previous = list[at - 1];

  function go(to: string | undefined) {
    if (to === undefined) return;
    setView(fitted);
    onSelect(to);
  }

  /** The next picture takes its place, so that many can be gone through by keys alone. */
  function remove() {
    onRemove(id);
    const left = next ?? previous;
    if (left === undefined) onClose();
    else go(left);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const keys: Record<string, () => unknown> = {
      ArrowRight: () => go(next),
      ArrowLeft: () => go(previous),
      Home: () => go(list[0]),
      End: () => go(list.at(-1)),
      '+': () => setView(zoomed(view, 1.5)),
      '=': () => setView(zoomed(view, 1.5)),
      '-': () => setView(zoomed(view, 1 / 1.5)),
      '0': () => setView(fitted),
      c: () => onCompare(id),
      Delete: remove,
    };
    const more = props.keys[key];
    const act = event.ctrlKey || event.metaKey ? key === 'z' && onUndo : (keys[key] ?? (more && (() => more(id))));
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  return (
    <dialog
      ref={openModal}
      tabIndex={-1}
      aria-label="Viewer"
      onClose={onClose}
      onKeyDown={onKeyDown}
      className="m-0 outline-none h-dvh max-h-none w-dvw max-w-none overflow-hidden bg-ground text-text"
    >
      <Stage id={id} prompt={picture.data?.recipe.prompt ?? ''} view={view} onView={setView} />
      <div className="absolute inset-x-0 top-0 flex items-center gap-2 bg-linear-to-b from-ground to-transparent p-3 pb-8">
        <p className="min-w-0 flex-1 truncate">{picture.data?.recipe.prompt}</p>
        <span className="mono text-mute">
          {at + 1} of {list.length} · {Math.round(view.scale * 100)} %
        </span>
        <Button
          look="quiet"
          size="icon"
          aria-label="Compare"
          title="Compare with another picture (C)"
          onClick={() => onCompare(id)}
        >
          <Columns2 size={16} />
        </Button>
        <Button look="quiet" size="icon" aria-label="Zoom out" onClick={() => setView(zoomed(view, 1 / 1.5))}>
          <ZoomOut size={16} />
        </Button>
        <Button look="quiet" size="icon" aria-label="Zoom in" onClick={() => setView(zoomed(view, 1.5))}>
          <ZoomIn size={16} />
        </Button>
        <CloseDialog />
      </div>
      <Button
        className="absolute top-1/2 left-3 -translate-y-1/2"
        size="icon"
        aria-label="Previous picture"
        disabled={previous === undefined}
        onClick={() => go(previous)}
      >
        <ChevronLeft size={18} />
      </Button>
      <Button
        className="absolute top-1/2 right-3 -translate-y-1/2"
        size="icon"
        aria-label="Next picture"
        disabled={next === undefined}
        onClick={() => go(next)}
      >
        <ChevronRight size={18} />
      </Button>
      <div className="pointer-events-none absolute inset-x-0 bottom-0">{foot(remove)}</div>
    </dialog>
  );
}

function Stage({ id, prompt, view, onView }: { id: string; prompt: string; view: View; onView: (view: View) => void }) {
  const image = useQuery(imageQuery(id));

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (event.buttons === 1 && view.scale > 1) onView(panned(view, event.movementX, event.movementY));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way to what the keys and buttons of the viewer do
    <div
      className={`grid size-full touch-none place-items-center overflow-hidden ${view.scale > 1 ? 'cursor-grab active:cursor-grabbing' : ''}`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onView(view.scale > 1 ? fitted : zoomed(view, 2.5))}
      onWheel={(event) => onView(zoomed(view, event.deltaY < 0 ? 1.15 : 1 / 1.15))}
    >
      {image.data && (
        <img
          ref={showBlob(image.data)}
          alt={prompt}
          draggable={false}
          className="max-h-dvh max-w-dvw object-contain select-none"
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
        />
      )}
      {image.isError && <p className="text-danger-text">{image.error.message}</p>}
    </div>
  );
}
