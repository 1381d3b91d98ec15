import { Dialog } from '#ui/dialog.tsx';
import { CheckupNote } from './checkup-note.tsx';
import { shortcutList } from './shortcut-list.ts';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} className="w-[min(30rem,calc(100vw-1.5rem))]">
      <dl className="grid grid-cols-[6rem_1fr] gap-y-2">
        {shortcutList.map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="mono rounded border border-line bg-raise px-1.5 py-0.5">{keys}</kbd>
            </dt>
            <dd className="text-mute">{does}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-xs text-faint">
        Letters and digits work outside text fields. P, X, C, Del and the digits act on all pictures that are selected
        together. The viewer has P, X, 1 … 5, C, D and Del as well, + and − to zoom, and 0 to fit the window.
      </p>
      <div className="mt-2">
        <CheckupNote />
      </div>
    </Dialog>
  );
}
