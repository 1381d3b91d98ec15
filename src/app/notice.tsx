import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { Button } from '#ui/button.tsx';
import { updates } from './updates.ts';

export type Notice = {
  text: string;
  action?: { label: string; run: () => void };
  /** It goes by itself, although there is something to do: nothing is lost with it. */
  passes?: boolean;
};

/**
 * What is told once a run has started: what can be taken back stays on offer, and a run that is not among what is on show
 * says so, with the way to it.
 */
export function afterStart(now: Notice | undefined, show: (() => void) | undefined): Notice | undefined {
  if (now?.action && !now.passes) return now;
  return show && { text: 'Under way, outside of what is on show.', action: { label: 'Show', run: show }, passes: true };
}

/** Takes back what was told last, where that can be. */
export function takeBack(notice: Notice | undefined, tell: (notice: undefined) => void): void {
  if (notice?.action?.label !== 'Undo') return;
  tell(undefined);
  notice.action.run();
}

type NoticeBarProps = {
  notice: Notice | undefined;
  /** Something to press stands at the foot of the page. */
  isRaised: boolean;
  onDismiss: () => void;
};

/**
 * What just happened, politely announced. With something to undo it stays until it is dealt with. On a phone it takes a
 * row of its own, since there is nothing there that it could cover for so long.
 */
export function NoticeBar({ notice, isRaised, onDismiss }: NoticeBarProps) {
  const update = useSyncExternalStore(updates.subscribe, updates.get);
  const shown = notice ?? update;
  return (
    <div
      role="status"
      className={`pointer-events-none fixed inset-x-3 z-40 flex justify-center max-mid:relative max-mid:inset-auto max-mid:bg-panel max-mid:px-3 not-empty:max-mid:pb-2 ${isRaised ? 'bottom-26' : 'bottom-4'}`}
    >
      {shown && (
        <NoticeCard key={shown.text} notice={shown} onDismiss={notice ? onDismiss : () => updates.set(undefined)} />
      )}
    </div>
  );
}

function NoticeCard({ notice: { text, action, passes }, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const asks = action !== undefined && !passes;
  const dismiss = useEffectEvent(onDismiss);

  // The clock is outside React: a notice that asks nothing goes by itself.
  useEffect(() => {
    if (asks) return undefined;
    const timer = setTimeout(dismiss, 8000);
    return () => clearTimeout(timer);
  }, [asks]);

  return (
    <div className="pointer-events-auto flex max-w-[44rem] items-center gap-2 rounded-xl border border-line bg-raise py-1.5 pr-1.5 pl-4 shadow-2xl">
      <p className="wrap-anywhere">{text}</p>
      {action && (
        <Button
          size="small"
          onClick={() => {
            onDismiss();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="quiet" size="small" aria-label="Close notice" onClick={onDismiss}>
        <X size={14} />
      </Button>
    </div>
  );
}
