import type { Receipt } from '#inference/made-picture.ts';
import { OutsideLink } from '#ui/outside-link.tsx';

/** The way to a picture that is made and paid, but lies where no page may read it: a person may open it. */
export function ResultLink({ receipt }: { receipt: Receipt | undefined }) {
  if (receipt?.kind !== 'collect' || !/^https?:/.test(receipt.url)) return null;
  return <OutsideLink url={receipt.url} label="Open picture" />;
}
