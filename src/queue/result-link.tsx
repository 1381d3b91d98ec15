import { ExternalLink } from 'lucide-react';
import type { Receipt } from '#inference/made-picture.ts';

/** The way to a picture that is made and paid, but lies where no page may read it: a person may open it. */
export function ResultLink({ receipt }: { receipt: Receipt | undefined }) {
  if (receipt?.kind !== 'collect' || !/^https?:/.test(receipt.url)) return null;
  return (
    <a
      href={receipt.url}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex h-7 items-center gap-2 rounded-md border border-line bg-raise px-2 text-xs font-medium hover:bg-hover"
    >
      <ExternalLink size={13} /> Open picture
    </a>
  );
}
