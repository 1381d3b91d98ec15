import { ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '#ui/button.tsx';
import { fitted, type View, zoomedAt } from './view.ts';

type ZoomButtonsProps = {
  view: View;
  onView: (view: View) => void;
  /** Given the dialog they stand in. */
  onActualSize: (dialog: Element | null) => void;
};

/** The view of all pictures at once. */
export function ZoomButtons({ view, onView, onActualSize }: ZoomButtonsProps) {
  const quiet = { look: 'quiet', size: 'small' } as const;
  return (
    <div className="flex items-center">
      <span className="mono mr-1 text-mute" role="status" aria-label="Zoom">
        {view.zoom === 1 ? 'fitted' : `× ${view.zoom.toFixed(1)}`}
      </span>
      <Button {...quiet} aria-label="Zoom out" title="Zoom out (−)" onClick={() => onView(zoomedAt(view, 1 / 1.5))}>
        <ZoomOut size={15} />
      </Button>
      <Button {...quiet} aria-label="Zoom in" title="Zoom in (+)" onClick={() => onView(zoomedAt(view, 1.5))}>
        <ZoomIn size={15} />
      </Button>
      <Button
        {...quiet}
        aria-label="Actual size"
        title="One pixel of the picture for each of the screen (1)"
        onClick={({ currentTarget }) => onActualSize(currentTarget.closest('dialog'))}
      >
        1:1
      </Button>
      <Button {...quiet} title="Fit the pictures into their places (0)" onClick={() => onView(fitted)}>
        Fit
      </Button>
    </div>
  );
}
