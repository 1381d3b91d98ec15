import { ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '#ui/button.tsx';

type ZoomBarProps = { scale: number; range: { least: number; most: number }; onZoom: (scale: number) => void };

const step = 1.25;

export function ZoomBar({ scale, range, onZoom }: ZoomBarProps) {
  return (
    <div className="absolute right-3 bottom-3 flex items-center rounded-lg border border-line bg-panel p-0.5">
      <Button
        look="quiet"
        size="small"
        aria-label="Zoom out"
        title="Zoom out (Ctrl and the wheel)"
        disabled={scale <= range.least}
        onClick={() => onZoom(scale / step)}
      >
        <ZoomOut size={15} />
      </Button>
      <Button look="quiet" size="small" className="mono min-w-14" title="Back to 100 %" onClick={() => onZoom(1)}>
        {Math.round(scale * 100)} %
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-label="Zoom in"
        title="Zoom in (Ctrl and the wheel)"
        disabled={scale >= range.most}
        onClick={() => onZoom(scale * step)}
      >
        <ZoomIn size={15} />
      </Button>
    </div>
  );
}
