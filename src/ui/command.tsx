import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '#lib/copy-text.ts';
import { Button } from './button.tsx';

/** A line to paste elsewhere, in full, with a button that copies it. */
export function Command({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="@container">
      <div className="flex flex-col rounded-md border border-line bg-ground p-1 text-left @3xs:flex-row @3xs:items-center">
        <code className="mono min-w-0 flex-1 px-1 text-text wrap-anywhere">{text}</code>
        <Button
          look="quiet"
          size="small"
          aria-label={copied ? 'Copied' : 'Copy command'}
          onClick={() => void copyText(text).then(() => setCopied(true))}
          onBlur={() => setCopied(false)}
        >
          {copied ? <Check size={13} className="text-ok" /> : <Copy size={13} />} {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  );
}
