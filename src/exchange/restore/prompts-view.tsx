import { useState } from 'react';
import { Button } from '#ui/button.tsx';

/** Plain words, one prompt a line: one of them goes into the form. */
export function PromptsView({ prompts, onUse }: { prompts: readonly string[]; onUse: (prompt: string) => void }) {
  const [at, setAt] = useState(0);
  const chosen = prompts[at];
  return (
    <div className="grid min-w-0 content-start gap-4">
      <p className="text-mute">
        {prompts.length === 1 ? 'A text without parameters: a prompt.' : 'A list of prompts. Choose the one to use.'}
      </p>
      <div role="radiogroup" aria-label="Prompts" className="grid max-h-[50dvh] gap-1 overflow-y-auto">
        {prompts.map((prompt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may repeat
          <label key={index} className="flex items-baseline gap-2.5 rounded-lg px-2 py-1.5 hover:bg-hover">
            <input type="radio" name="prompt" checked={index === at} onChange={() => setAt(index)} />
            <span className="wrap-anywhere">{prompt}</span>
          </label>
        ))}
      </div>
      <div className="flex justify-end">
        <Button look="primary" disabled={chosen === undefined} onClick={() => chosen !== undefined && onUse(chosen)}>
          Use
        </Button>
      </div>
    </div>
  );
}
