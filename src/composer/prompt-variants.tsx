import { CircleHelp } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { lazyPart } from '#lib/lazy-part.tsx';
import type { Draft } from '#recipe/draft.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import { lengthOfMark, markAsList } from '#recipe/variants/list-mark.ts';
import { Button } from '#ui/button.tsx';
import { Switch } from '#ui/switch.tsx';
import { useReading } from './use-variants.ts';
import { VariantList } from './variant-list.tsx';

const VariantHelp = lazyPart(async () => (await import('./variant-help.tsx')).VariantHelp);

/** What the prompt stands for as a template, under it: how many variants, which, and how they are used. */
export function PromptVariants() {
  const { setValue, trigger, formState } = useFormContext<Draft>();
  const [prompt, variants] = useWatch<Draft, ['prompt', 'variants']>({ name: ['prompt', 'variants'] });
  const [isOpen, setIsOpen] = useState(false);
  const [helps, setHelps] = useState(false);
  const reading = useReading({ prompt, variants });
  const isOn = variants !== 'off';
  const mistake = reading instanceof Error ? reading.message : undefined;
  const template = reading instanceof Error || reading?.isPlain ? undefined : reading;
  const isToldAlready = formState.errors.prompt !== undefined;

  const revise = (change: () => void) => {
    change();
    if (formState.isSubmitted) void trigger(['prompt', 'images']);
  };
  const use = (mode: Draft['variants']) => revise(() => setValue('variants', mode, { shouldDirty: true }));

  return (
    <div className="grid gap-1.5 text-xs text-mute">
      <div className="flex min-h-7 items-center gap-1">
        <div className="min-w-0 flex-1">
          {template ? (
            <Button
              look="quiet"
              size="small"
              className="-ml-2"
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
            >
              {variantsInWords(template.count)} · {isOpen ? 'Hide' : 'Preview'}
            </Button>
          ) : (
            <span className="block truncate text-faint">
              {isOn ? '{red|blue} makes two prompts' : offInWords(prompt)}
            </span>
          )}
        </div>
        <Button
          look="quiet"
          size="small"
          aria-label="How to write variants"
          title="How to write variants"
          onClick={() => setHelps(true)}
        >
          <CircleHelp size={14} />
        </Button>
        <Switch
          name="variants"
          label="Variants"
          checked={isOn}
          onChange={({ target }) => use(target.checked ? 'every' : 'off')}
        />
      </div>
      {mistake !== undefined && !isToldAlready && <p className="text-warn-text">{mistake}</p>}
      {isOn && /\n/.test(prompt) && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={lengthOfMark(prompt) > 0}
            onChange={({ target }) =>
              revise(() => setValue('prompt', markAsList(prompt, target.checked), { shouldDirty: true }))
            }
          />
          One prompt per line
        </label>
      )}
      {template && template.count > 1 && (
        <select
          aria-label="Variants of each image"
          className="field py-1"
          value={variants}
          onChange={({ target }) => use(target.value === 'random' ? 'random' : 'every')}
        >
          <option value="every">Every variant for each image</option>
          <option value="random">One at random for each image</option>
        </select>
      )}
      {template && isOpen && <VariantList reading={template} isDrawn={variants === 'random'} />}
      {helps && (
        <Suspense>
          <VariantHelp onClose={() => setHelps(false)} />
        </Suspense>
      )}
    </div>
  );
}

function variantsInWords(count: number): string {
  if (count === 1) return '1 prompt';
  return count === Number.POSITIVE_INFINITY ? 'Countless variants' : `${count.toLocaleString('en')} variants`;
}

function offInWords(prompt: string): string {
  return mayBeTemplate({ prompt, variants: 'every' }) ? 'Off: the prompt is sent as written' : 'Off';
}
