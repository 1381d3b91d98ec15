/** How a picture is looked at: its scale against "fits the window", and how far it was pushed, in CSS pixels. */
export type View = { scale: number; x: number; y: number };

export const fitted: View = { scale: 1, x: 0, y: 0 };

const largest = 16;

/** The view magnified by a factor around the middle of the window; never smaller than fitted. */
export function zoomed(view: View, factor: number): View {
  const scale = Math.min(largest, Math.max(1, view.scale * factor));
  if (scale === 1) return fitted;
  const ratio = scale / view.scale;
  return { scale, x: view.x * ratio, y: view.y * ratio };
}

/** The view pushed by so many pixels. */
export function panned(view: View, byX: number, byY: number): View {
  return { ...view, x: view.x + byX, y: view.y + byY };
}
