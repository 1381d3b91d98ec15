import type { Receipt } from '#inference/made-picture.ts';
import { mayCall } from '#lib/may-call.ts';
import { Button } from '#ui/button.tsx';
import { OutsideLink } from '#ui/outside-link.tsx';

type ResultLinkProps = {
  receipt: Receipt | undefined;
  /** Lets this tab fetch pictures from an origin. */
  onAllow: (origin: string) => void;
};

/**
 * The ways to a picture that is made and paid, but lies where this page may not read it: a person may open it, or let the
 * page ask that host.
 */
export function ResultLink({ receipt, onAllow }: ResultLinkProps) {
  if (receipt?.kind !== 'collect' || !/^https?:/.test(receipt.url)) return null;
  const { origin, host } = new URL(receipt.url);
  return (
    <>
      <OutsideLink url={receipt.url} label="Open picture" />
      {!mayCall(origin) && (
        <Button
          size="small"
          className="max-w-full truncate"
          title={`Lets this tab fetch pictures from ${host}, without your token. Loads the page again.`}
          onClick={() => onAllow(origin)}
        >
          Allow {host}
        </Button>
      )}
    </>
  );
}
