import { useFormContext } from 'react-hook-form';
import type { Draft } from '#recipe/draft.ts';
import { markAsList } from '#recipe/variants/list-mark.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

/** How variants are written, with examples to put into the prompt. */
export function VariantHelp({ onClose }: { onClose: () => void }) {
  const { getValues, setValue, setFocus } = useFormContext<Draft>();

  function insert(example: string) {
    const box = document.querySelector<HTMLTextAreaElement>('textarea[name="prompt"]');
    const prompt = getValues('prompt');
    const at = box?.selectionEnd ?? prompt.length;
    const change = { shouldDirty: true };
    if (example === list) setValue('prompt', markAsList(prompt, true), change);
    else setValue('prompt', prompt.slice(0, at) + example + prompt.slice(at), change);
    if (getValues('variants') === 'off') setValue('variants', 'every', change);
    onClose();
    setFocus('prompt');
    if (example !== list) box?.setSelectionRange(at, at + example.length);
  }

  return (
    <Dialog title="How to write variants" onClose={onClose}>
      <p className="mb-4 text-mute">
        One prompt can stand for many. Each is made with the same seeds, so that only the prompt differs; the count
        stands under the prompt and beside Generate before anything is sent.
      </p>
      <ul className="grid gap-3">
        {examples.map(([example, meaning]) => (
          <li key={example} className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <code className="mono block whitespace-pre-wrap text-text wrap-anywhere">{example}</code>
              <span className="text-xs text-mute">{meaning}</span>
            </div>
            <Button size="small" aria-label={`Insert ${example}`} onClick={() => insert(example)}>
              Insert
            </Button>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-xs text-mute">
        A backslash makes a mark plain text: <code className="mono">{'\\{ \\} \\| \\$ \\# \\\\'}</code>. Braces without
        a bar inside stay as they are. Switched off, the prompt is sent as written.
      </p>
    </Dialog>
  );
}

const list = '# one prompt per line';

const examples = [
  ['{red|green|blue} fox', 'Three prompts. Options may hold braces of their own, and one may be empty.'],
  ['{2$$fog|rain|snow}', 'Every two of them in every order: “fog, rain”, “rain, fog”, …'],
  ['{1-2$$ and $$fog|rain|snow}', 'One or two of them, joined by “ and ”.'],
  ['{3::day|night}', 'Where one is drawn at random, day comes three times as often. Every variant has each once.'],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is to be written
    '${coat=!{red|blue}} ${coat} coat, ${coat} hat',
    'A variable: chosen once for the prompt. Without ! it is chosen anew at each use.',
  ],
  ['# not sent', 'A comment: a line that begins with #, or the rest of a line behind “ # ”.'],
  [list, 'As the first line: every line below is a prompt of its own.'],
] as const;
