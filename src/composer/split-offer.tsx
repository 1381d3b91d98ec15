import { Split } from 'lucide-react';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Draft, ReadyDraft } from '#recipe/draft.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import { optionsOf } from '#recipe/plan-recipes.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { changesSince } from '#recipe/split-changes.ts';
import { Button } from '#ui/button.tsx';
import { Chips } from '#ui/chips.tsx';
import type { ComposerProps } from './composer.tsx';
import { splitPlans } from './split-plans.ts';
import { useGrammar } from './use-variants.ts';

type SplitOfferProps = Pick<ComposerProps, 'onStart'> & { from: Recipe; wish: Partial<Recipe>; label: string };

/** Says that several things changed against a picture, and makes them one by one: a run for each, with its seed. */
export function SplitOffer({ from, wish, label, onStart }: SplitOfferProps) {
  const { handleSubmit } = useFormContext<Draft, unknown, ReadyDraft>();
  const variants = useWatch<Draft, 'variants'>({ name: 'variants' });
  const parent = useWatch<Draft, 'parent'>({ name: 'parent' });
  const [isStarting, setStarting] = useState(false);
  // The same changes are not paid for twice by a press too many.
  const [made, setMade] = useState('');

  const changes = changesSince(from, wish);
  const grammar = useGrammar(mayBeTemplate({ prompt: wish.prompt ?? '', variants }));
  const plans = splitPlans(from, wish, variants, grammar) ?? [];
  const pictures = plans.flat().length;
  const what = JSON.stringify(plans);

  async function split() {
    setStarting(true);
    // Checked as Generate checks it: mistakes are told at their fields, and nothing is sent.
    await handleSubmit(async (ready) => {
      if ((await onStart(plans, optionsOf(ready), parent)) !== undefined) setMade(what);
    })();
    setStarting(false);
  }

  return (
    <div className="grid gap-1.5 text-xs text-mute">
      <p>
        {changes.length} things changed since {label}: what they do cannot be told apart.
      </p>
      <p className="flex max-h-24 flex-wrap gap-1.5 overflow-y-auto">
        <Chips texts={changes.map(({ text }) => text)} />
      </p>
      {made === what ? (
        <p aria-live="polite">Split: {plans.length} runs were started.</p>
      ) : (
        plans.length > 1 && (
          <Button
            size="small"
            className="justify-self-start"
            title={`One run for each change, all else as in ${label}, with its seed`}
            disabled={isStarting}
            onClick={() => void split()}
          >
            <Split aria-hidden size={13} />
            Split into {plans.length} runs · {pictures} pictures
          </Button>
        )
      )}
    </div>
  );
}
