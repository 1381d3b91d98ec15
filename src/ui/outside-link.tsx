import { ExternalLink } from 'lucide-react';

/** A way out of this page that stands among buttons; the other side does not learn where it came from. */
export function OutsideLink({ url, label }: { url: string; label: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex h-7 items-center gap-2 rounded-md border border-line bg-raise px-2 text-xs font-medium hover:bg-hover"
    >
      <ExternalLink size={13} /> {label}
    </a>
  );
}
