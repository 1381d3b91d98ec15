import { useQueryClient } from '@tanstack/react-query';
import type { Receipt } from '#inference/made-picture.ts';
import { mayCall } from '#lib/may-call.ts';
import { Button } from '#ui/button.tsx';
import { OutsideLink } from '#ui/outside-link.tsx';
import { mayReload } from './may-reload.ts';
import { allowPicturesOf } from './picture-hosts.ts';

/**
 * The ways to a picture that is made and paid, but lies where this page may not read it: a person may open it, or let the
 * page ask that host.
 */
export function ResultLink({ receipt }: { receipt: Receipt | undefined }) {
  const client = useQueryClient();
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
          onClick={() => {
            allowPicturesOf(origin);
            if (mayReload(client)) location.reload();
          }}
        >
          Allow {host}
        </Button>
      )}
    </>
  );
}
