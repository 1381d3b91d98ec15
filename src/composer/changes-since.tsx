import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { sourceQuery } from '#library/lineage.ts';
import { type Change, diffRecipes } from '#recipe/diff.ts';
import { type Draft, settingsOf } from '#recipe/draft.ts';
import { isFreshStart } from '#recipe/fresh-start.ts';
import { changesSince } from '#recipe/split-changes.ts';
import { Chips } from '#ui/chips.tsx';
import type { ComposerProps } from './composer.tsx';
import { SplitOffer } from './split-offer.tsx';

type ChangesSinceProps = Pick<ComposerProps, 'lastRecipe' | 'labelOf' | 'onStart'>;

/**
 * What changed since the picture that the form goes on from, or since the last run where it goes on from none. What more
 * than one change did cannot be told apart in the picture, so it is offered to make them one by one.
 */
export function ChangesSince({ lastRecipe, labelOf, onStart }: ChangesSinceProps) {
  const { control } = useFormContext<Draft>();
  const settings = useWatch({ control, compute: settingsOf });
  const parent = useWatch<Draft, 'parent'>({ name: 'parent' });
  const { data: source } = useQuery({ ...sourceQuery(parent), enabled: parent !== '' });
  if (!source || isFreshStart(source.recipe, settings))
    return lastRecipe && <ChangeLine since="Since last run" changes={changesSince(lastRecipe, settings)} />;

  const { recipe, template } = source;
  // The template it was resolved from is the same prompt.
  const wish = settings.prompt === template ? { ...settings, prompt: recipe.prompt } : settings;
  const changes = changesSince(recipe, wish);
  if (changes.length > 1)
    return <SplitOffer key={parent} from={recipe} wish={wish} label={labelOf(parent)} onStart={onStart} />;
  const isLast = lastRecipe && diffRecipes(lastRecipe, recipe).every(({ field }) => field === 'seed');
  return <ChangeLine since={isLast ? 'Since last run' : `Since ${labelOf(parent)}`} changes={changes} />;
}

function ChangeLine({ since, changes }: { since: string; changes: readonly Change[] }) {
  return (
    <p className="flex min-h-5 flex-wrap items-center gap-1.5 text-xs text-mute">
      {since}
      {changes.length === 0 && <span className="text-faint">nothing changed</span>}
      <Chips texts={changes.map(({ text }) => text)} />
    </p>
  );
}
