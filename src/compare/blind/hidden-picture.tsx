import { useState } from 'react';
import { Sheet } from '#compare/sight/stage.tsx';
import type { View } from '#compare/sight/view.ts';
import { readImage } from '#library/pictures.ts';

type HiddenPictureProps = { id: string; name: string; view: View; onBroken: (id: string) => void };

/**
 * A picture as bare pixels: a canvas has no address, and the gallery behind shows the same picture under the one it has.
 * Decoded once, when it comes into the page.
 */
export function HiddenPicture({ id, name, view, onBroken }: HiddenPictureProps) {
  const [size, setSize] = useState({ width: 1, height: 1 });
  // One ref for the life of the component, so that looking closer does not draw again.
  const [draw] = useState(() => (canvas: HTMLCanvasElement | null) => {
    if (!canvas) return undefined;
    let isGone = false;
    void readImage(id)
      .then((blob) => createImageBitmap(blob))
      .then(
        (bitmap) => {
          const { width, height } = bitmap;
          if (!isGone) {
            Object.assign(canvas, { width, height });
            canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
            setSize({ width, height });
          }
          bitmap.close();
        },
        () => isGone || onBroken(id),
      );
    return () => {
      isGone = true;
    };
  });
  return (
    <Sheet size={size} view={view}>
      <canvas ref={draw} role="img" aria-label={name} className="size-full" />
    </Sheet>
  );
}
