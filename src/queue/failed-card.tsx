import type { ReactNode } from 'react';
import type { ErrorDescription } from '#inference/describe-error.ts';
import { remedyLink } from '#inference/remedies.ts';
import { Button } from '#ui/button.tsx';
import { Command } from '#ui/command.tsx';
import { OutsideLink } from '#ui/outside-link.tsx';

type FailedCardProps = {
  label: string;
  failure: ErrorDescription;
  onTryAgain: () => void;
  onDismiss: () => void;
  children?: ReactNode;
};

/** A job that failed or was interrupted: what happened, in the server's own words, and what to do next. */
export function FailedCard({
  label,
  failure: { title, words, next, command },
  onTryAgain,
  onDismiss,
  children,
}: FailedCardProps) {
  const link = remedyLink(words);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this is a group of words and buttons
    <div
      role="group"
      aria-label={`Job ${label}: failed. ${title}`}
      className="flex aspect-(--frame) w-full flex-col rounded-[5px] border border-warn-line bg-raise p-2.5 text-mute"
    >
      <div className="flex-1 text-center">
        <p className="font-semibold text-warn-text">{title}</p>
        {words && (
          <p className="mt-1 line-clamp-8 font-mono text-[11px] leading-snug wrap-anywhere" title={words}>
            {words}
          </p>
        )}
        <p className="mt-1 text-xs">{next}</p>
        {command && (
          <div className="mt-1.5">
            <Command text={command} />
          </div>
        )}
      </div>
      <div className="flex flex-wrap justify-center gap-1.5 pt-2">
        {children}
        {link && <OutsideLink {...link} />}
        <Button size="small" onClick={onTryAgain}>
          Try again
        </Button>
        <Button size="small" look="quiet" onClick={onDismiss}>
          Dismiss
        </Button>
      </div>
    </div>
  );
}
