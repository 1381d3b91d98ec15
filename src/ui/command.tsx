import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '#lib/copy-text.ts';
import { Button } from './button.tsx';

/** A line to paste elsewhere, in full, with a button that copies it. */
export function Command({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex items-center gap-1 rounded-md border border-line bg-ground py-0.5 pr-0.5 pl-2 text-left">
      <code className="mono min-w-0 flex-1 text-text wrap-anywhere">{text}</code>
      <Button
        look="quiet"
        size="small"
        className="shrink-0"
        aria-label="Copy command"
        title={copied ? 'Copied' : 'Copy command'}
        onClick={() => void copyText(text).then(() => setCopied(true))}
        onBlur={() => setCopied(false)}
      >
        {copied ? <Check size={13} className="text-ok" /> : <Copy size={13} />}
      </Button>
    </div>
  );
}
